using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>The address of the pages for buyers; never taken from a request.</summary>
/// <param name="BaseUrl">Ends with a slash.</param>
public sealed record PublicBaseUrl(Uri BaseUrl)
{
    public static PublicBaseUrl Read(IConfiguration configuration)
    {
        var url = configuration.RequiredAddress("Registration:PublicUrl", "https://aws.example.com").AbsoluteUri;
        return new PublicBaseUrl(new Uri(url.EndsWith('/') ? url : url + "/"));
    }

    /// <param name="path">Without a slash at the beginning, such as <c>cloud-accounts</c>.</param>
    public Uri PageUrl(string path) => new(BaseUrl, path);
}
