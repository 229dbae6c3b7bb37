using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads <see cref="Sites"/> from <c>Sites:0</c>, <c>Sites:1</c> and so on.</summary>
internal static class ConfiguredSites
{
    public static Sites Read(IConfiguration configuration) => new(configuration.GetSection("Sites").GetChildren().Select(Site));

    private static Site Site(IConfigurationSection site) => new()
    {
        Code = site.Required("Code", "us1"),
        Name = new Text(
            Chinese: site.Required("Name:Chinese", "海外1（俄勒冈）"),
            English: site.Required("Name:English", "Overseas 1 (Oregon)")),
        Cloud = site.Required("Cloud", "Aws"),
        Partition = site.Optional("Partition") ?? "aws",
        ConsoleUrl = site.RequiredAddress("ConsoleUrl", "https://us1-auth.guance.com"),
    };
}
