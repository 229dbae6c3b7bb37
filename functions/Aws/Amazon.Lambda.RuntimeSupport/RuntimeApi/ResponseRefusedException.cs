namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>Lambda would not take the response, most often because it is larger than 6 MB.</summary>
#pragma warning disable CA1064 // The loop throws and catches it; what is public here is what AWS's package has public.
internal sealed class ResponseRefusedException(string message) : Exception(message);
#pragma warning restore CA1064
