using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>The address of the pages for buyers; never taken from a request.</summary>
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

/// <summary>Where a buyer finds help: on every page and in every mail.</summary>
public sealed record SupportContact(string Email, Uri Url)
{
    public static SupportContact Read(IConfiguration configuration) => new(
        configuration.Required("Support:Email", "support@example.com"),
        configuration.RequiredAddress("Support:Url", "https://example.com/support"));
}
