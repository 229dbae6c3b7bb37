using System.Security.Cryptography;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Web.StaticFiles;

/// <summary>
/// The static files that pages load. Their addresses change with their content, so browsers may cache them forever.
/// </summary>
public static class Assets
{
    private const string Folder = "/assets";

    public static Asset Stylesheet { get; } = Load("site", "css", "text/css; charset=utf-8");

    /// <summary>Optional: every page works without it.</summary>
    public static Asset Script { get; } = Load("site", "js", "text/javascript; charset=utf-8");

    public static Asset Mark { get; } = Load("mark", "svg", "image/svg+xml");

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        Map(app, Stylesheet);
        Map(app, Script);
        Map(app, Mark);
    }

    public static bool Are(PathString path) => path.StartsWithSegments(Folder, StringComparison.Ordinal);

    private static void Map(IEndpointRouteBuilder app, Asset asset) =>
        app.MapMethods(asset.Address, PageRoutes.GetOrHead, context =>
        {
            context.Response.ContentType = asset.ContentType;
            context.Response.ContentLength = asset.Content.Length;
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).AsTask();
        });

    private static Asset Load(string name, string extension, string contentType)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"{name}.{extension}")
            ?? throw new InvalidOperationException($"The program was built without {name}.{extension}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6));
        return new Asset($"{Folder}/{name}.{hash}.{extension}", contentType, content);
    }
}

/// <summary>A static file with its address and content.</summary>
public sealed record Asset(string Address, string ContentType, ReadOnlyMemory<byte> Content);
