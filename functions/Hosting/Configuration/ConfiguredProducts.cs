using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads <see cref="Products"/> from <c>Products:0</c>, <c>Products:1</c> and so on.</summary>
internal static class ConfiguredProducts
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
            : new Products(products);
    }

    private static Product Product(IConfigurationSection product) => new()
    {
        Code = new ProductCode(product.Required("Code", "5ozyy2nlzhexample")),
        Title = product.Required("Title", "Guance"),
        Identity = Identity(product),
        ListingUrl = product.RequiredAddress("ListingUrl", "https://aws.amazon.com/marketplace/pp/prodview-example"),
        Partition = product.Optional("Partition") ?? "aws",
    };

    private static SubscriptionKind Identity(IConfigurationSection product) => product.Required("Identity", "Licence") switch
    {
        "Licence" => SubscriptionKind.Licence,
        "Customer" => SubscriptionKind.Customer,
        var other => throw Settings.Wrong(product, "Identity", other, "Licence, or Customer for an older listing"),
    };
}
