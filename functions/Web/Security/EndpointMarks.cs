namespace Guance.Serverless.Web.Security;

/// <summary>Marks endpoints that our own pages show in a frame: the status, which reloads itself.</summary>
public sealed class AllowSameOriginFraming
{
    public static AllowSameOriginFraming Metadata { get; } = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AllowSameOriginFraming>() is not null;
}

/// <summary>Marks endpoints that accept forms of other sites: the landing page, for AWS Marketplace's form.</summary>
public sealed class AllowCrossSitePost
{
    public static AllowCrossSitePost Metadata { get; } = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AllowCrossSitePost>() is not null;
}
