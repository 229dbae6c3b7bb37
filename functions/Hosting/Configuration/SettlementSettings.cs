using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads <see cref="SettlementOptions"/> from <c>Settlement</c>; what is not set keeps its default.</summary>
internal static class SettlementSettings
{
    public static SettlementOptions Read(IConfiguration configuration)
    {
        var defaults = new SettlementOptions();
        return defaults with
        {
            TeardownDelay = configuration.Duration("Settlement:TeardownDelay", defaults.TeardownDelay),
            SuccessorDelay = configuration.Duration("Settlement:SuccessorDelay", defaults.SuccessorDelay),
            ConfirmationDelay = configuration.Duration("Settlement:ConfirmationDelay", defaults.ConfirmationDelay),
            ZeroRecords = MeteringSettings.ReadZeroRecords(configuration),
            MonthlyLimit = configuration.Switch("Settlement:MonthlyLimit", defaults.MonthlyLimit),
            AnySettlementAcrossPartitions = configuration.Switch(
                "Settlement:AnySettlementAcrossPartitions", defaults.AnySettlementAcrossPartitions),
        };
    }

    public static StorageOptions ReadStorage(IConfiguration configuration) =>
        configuration.Optional("Settlement:Table") is { } table ? new StorageOptions(table) : new StorageOptions();
}

/// <summary>Reads <see cref="Sites"/> from <c>Sites:0</c>, <c>Sites:1</c> and so on.</summary>
internal static class SiteSettings
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

/// <summary>Reads <see cref="Products"/> from <c>Products:0</c>, <c>Products:1</c> and so on.</summary>
internal static class ProductSettings
{
    /// <exception cref="SettingException">There is none, one is incomplete, or two have the same code.</exception>
    public static Products Read(IConfiguration configuration)
    {
        var products = configuration.GetSection("Products").GetChildren().Select(Product).ToList();
        if (products.Count == 0)
        {
            configuration.Required("Products:0:Code", "5ozyy2nlzhexample");
        }

        return products.CountBy(product => product.Code).FirstOrDefault(code => code.Value > 1) is { Value: > 1 } twice
            ? throw new SettingException($"Products lists the code {twice.Key} twice.")
            : new Products(DimensionSettings.Add(configuration, products));
    }

    private static Product Product(IConfigurationSection product) => new()
    {
        Code = new ProductCode(product.Required("Code", "5ozyy2nlzhexample")),
        Title = product.Required("Title", "Guance"),
        Identity = Identity(product),
        ListingUrl = product.RequiredAddress("ListingUrl", "https://aws.amazon.com/marketplace/pp/prodview-example"),
        Partition = product.Optional("Partition") ?? "aws",
        IsOffered = product.Switch("Offered", true),
    };

    private static SubscriptionKind Identity(IConfigurationSection product) => product.Required("Identity", "Licence") switch
    {
        "Licence" => SubscriptionKind.Licence,
        "Customer" => SubscriptionKind.Customer,
        var other => throw Settings.Invalid(product, "Identity", other, "Licence, or Customer for an older listing"),
    };
}
