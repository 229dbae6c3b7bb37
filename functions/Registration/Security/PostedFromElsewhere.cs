namespace Guance.Serverless.Registration.Security;

/// <summary>Marks the endpoints that forms of other sites are for: the landing page, to which AWS Marketplace's form leads.</summary>
public sealed class PostedFromElsewhere
{
    public static PostedFromElsewhere Mark { get; } = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PostedFromElsewhere>() is not null;
}
