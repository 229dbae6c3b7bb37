namespace Guance.Serverless.Web.Security;

/// <summary>Marks the endpoints that our own pages show in a frame: the status that keeps itself up to date.</summary>
public sealed class AllowSameOriginFraming
{
    public static AllowSameOriginFraming Metadata { get; } = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AllowSameOriginFraming>() is not null;
}

/// <summary>Marks the endpoints that forms of other sites are for: the landing page, to which AWS Marketplace's form leads.</summary>
public sealed class AllowCrossSitePost
{
    public static AllowCrossSitePost Metadata { get; } = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AllowCrossSitePost>() is not null;
}
