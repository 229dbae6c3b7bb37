namespace Guance.Serverless.Registration.Security;

/// <summary>Marks the endpoints that our own pages show in a frame: the status that keeps itself up to date.</summary>
public sealed class FramedByUs
{
    public static FramedByUs Mark { get; } = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<FramedByUs>() is not null;
}
