using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Under which address buyers reach the pages; never taken from a request.</summary>
/// <param name="Root">Ends with a slash.</param>
public sealed record PublicAddress(Uri Root)
{
    public static PublicAddress Read(IConfiguration configuration)
    {
        var root = configuration.RequiredAddress("Registration:PublicUrl", "https://aws.example.com").AbsoluteUri;
        return new PublicAddress(new Uri(root.EndsWith('/') ? root : root + "/"));
    }

    /// <param name="path">Without a slash at the beginning, such as <c>cloud-accounts</c>.</param>
    public Uri Page(string path) => new(Root, path);
}
