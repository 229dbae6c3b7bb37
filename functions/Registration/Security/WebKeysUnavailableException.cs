namespace Guance.Serverless.Registration.Security;

/// <summary>The keys that protect cookies and forms cannot be had now: the table or KMS does not give them.</summary>
public sealed class WebKeysUnavailableException : Exception
{
    public WebKeysUnavailableException()
    {
    }

    public WebKeysUnavailableException(string message)
        : base(message)
    {
    }

    public WebKeysUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
