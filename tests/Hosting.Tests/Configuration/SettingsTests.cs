using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Tests.Configuration;

public class SettingsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Settlement:Table"] = "Another",
        ["Settlement:TeardownDelay"] = "00:00:00",
        ["Settlement:MonthlyLimit"] = "false",
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
            new SettlementOptions { Table = "Another", TeardownDelay = TimeSpan.Zero, MonthlyLimit = false },
            services.GetRequiredService<SettlementOptions>());
        Assert.True(services.GetRequiredService<Products>().TryGet(new ProductCode("old"), out var old));
        Assert.Equal((SubscriptionKind.Customer, "aws-cn"), (old.Identity, old.Partition));
        Assert.Equal(["cn1", "cn2", "cn4", "cn6", "us1", "eu1", "ap1"], services.GetRequiredService<Sites>().All.Select(site => site.Code));
        Assert.Equal(
            ["cn1", "cn2", "cn4"],
            services.GetRequiredService<Sites>().All.Where(site => site.Partition == "aws-cn").Select(site => site.Code));
    }

    [Fact]
    public void The_AWS_accounts_that_may_register_are_listed_one_by_one()
    {
        using var services = Compose(("Settlement:AllowedAccounts:0", "111122223333"), ("Settlement:AllowedAccounts:1", "444455556666"));
        Assert.Equal(
            ["111122223333", "444455556666"],
            services.GetRequiredService<SettlementOptions>().AllowedAccounts.Select(account => account.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Products:0:Code", null, "Products:0:Code (environment variable Products__0__Code) is missing. An example: ")]
    [InlineData("Products:0:Title", " ", "Products:0:Title (environment variable Products__0__Title) is missing")]
    [InlineData("Products:1:Identity", "Buyer", "is \"Buyer\", which cannot be used. An example: Licence")]
    [InlineData("Products:1:ListingUrl", "listing", "Products:1:ListingUrl")]
    [InlineData("Products:1:Code", "new", "twice")]
    [InlineData("Settlement:TeardownDelay", "soon", "Settlement:TeardownDelay")]
    [InlineData("Settlement:AllowedAccounts:0", "1234", "Settlement:AllowedAccounts:0 (environment variable Settlement__AllowedAccounts__0) is \"1234\"")]
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
