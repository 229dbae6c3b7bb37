using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Tests.Configuration;

public class SettingsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Settlement:Table"] = "Another",
        ["Settlement:TeardownDelay"] = "00:00:00",
        ["Settlement:ConfirmationDelay"] = "1.00:00:00",
        ["Settlement:MonthlyLimit"] = "false",
        ["Settlement:AnySettlementAcrossPartitions"] = "true",
        ["Products:0:Code"] = "new",
        ["Products:0:Title"] = "Guance",
        ["Products:0:Identity"] = "Licence",
        ["Products:0:ListingUrl"] = "https://aws.example.com/new",
        ["Products:1:Code"] = "old",
        ["Products:1:Title"] = "观测云",
        ["Products:1:Identity"] = "Customer",
        ["Products:1:ListingUrl"] = "https://aws.example.com/old",
        ["Products:1:Partition"] = "aws-cn",
    };

    [Fact]
    public void Settings_become_options_products_and_sites()
    {
        using var services = Compose();
        Assert.Equal(
            new SettlementOptions { TeardownDelay = TimeSpan.Zero, ConfirmationDelay = TimeSpan.FromDays(1), MonthlyLimit = false, AnySettlementAcrossPartitions = true },
            services.GetRequiredService<SettlementOptions>());
        Assert.Equal("Another", services.GetRequiredService<StorageOptions>().Table);
        Assert.True(services.GetRequiredService<Products>().TryGet(new ProductCode("old"), out var old));
        Assert.Equal((SubscriptionKind.Customer, "aws-cn"), (old.Identity, old.Partition));
        Assert.Equal(["cn1", "cn2", "cn4", "cn6", "us1", "eu1", "ap1"], services.GetRequiredService<Sites>().All.Select(site => site.Code));
        Assert.Equal(
            ["cn1", "cn2", "cn4"],
            services.GetRequiredService<Sites>().All.Where(site => site.Partition == "aws-cn").Select(site => site.Code));
    }

    [Theory]
    [InlineData("Products:0:Code", null, "Products:0:Code (environment variable Products__0__Code) is missing. An example: ")]
    [InlineData("Products:0:Title", " ", "Products:0:Title (environment variable Products__0__Title) is missing")]
    [InlineData("Products:1:Identity", "Buyer", "is \"Buyer\", which cannot be used. An example: Licence")]
    [InlineData("Products:1:ListingUrl", "listing", "Products:1:ListingUrl")]
    [InlineData("Products:1:Code", "new", "twice")]
    [InlineData("Settlement:TeardownDelay", "soon", "Settlement:TeardownDelay")]
    [InlineData("Settlement:MonthlyLimit", "weekly", "is \"weekly\", which cannot be used. An example: true")]
    public void A_setting_that_is_missing_or_wrong_is_named_with_an_example(string key, string? value, string message) =>
        Assert.Contains(
            message, Assert.Throws<SettingException>(() => Compose((key, value)).Dispose()).Message, StringComparison.Ordinal);

    private static ServiceProvider Compose(params (string Key, string? Value)[] changed)
    {
        var settings = new Dictionary<string, string?>(Complete);
        foreach (var (key, value) in changed)
        {
            settings[key] = value;
        }

        var configuration = new ConfigurationBuilder()
            .AddFunctionSettings()
            .AddInMemoryCollection(settings)
            .Build();
        return new ServiceCollection().AddSettlement(configuration).BuildServiceProvider();
    }
}
