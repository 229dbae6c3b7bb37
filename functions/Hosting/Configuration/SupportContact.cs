using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Where a buyer finds help: on every page and in every mail.</summary>
public sealed record SupportContact(string Email, Uri Url)
{
    public static SupportContact Read(IConfiguration configuration) => new(
        configuration.Required("Support:Email", "support@example.com"),
        configuration.RequiredAddress("Support:Url", "https://example.com/support"));
}
