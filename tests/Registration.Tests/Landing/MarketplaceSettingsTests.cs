using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Marketplace;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Registration.Tests.Landing;

public sealed class MarketplaceSettingsTests
{
    private const string Role = "arn:aws-cn:iam::123456789012:role/path/guance";

    [Fact]
    public void Without_settings_the_functions_own_Region_and_role_are_used() =>
        Assert.Equal(new MarketplaceSettings(Region: null, SellerRole: null, ExternalId: null, AllowedAccounts: []), Read());

    [Fact]
    public void The_AWS_accounts_that_may_register_are_listed_one_by_one() => Assert.Equal(
        ["111122223333", "444455556666"],
        MarketplaceSettings.Read(Configuration(("Settlement:AllowedAccounts:0", "111122223333"), ("Settlement:AllowedAccounts:1", "444455556666")))
            .AllowedAccounts.Select(account => account.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void An_invalid_AWS_account_is_named_in_the_error() => Assert.Contains(
        "Settlement:AllowedAccounts:0 (environment variable Settlement__AllowedAccounts__0) is \"1234\"",
        Assert.Throws<SettingException>(() => MarketplaceSettings.Read(Configuration(("Settlement:AllowedAccounts:0", "1234")))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-northwest-1")]
    [InlineData("xx-newer-9")]
    public void A_Region_that_the_SDK_does_not_know_is_accepted(string region) =>
        Assert.Equal(region, Read(("Region", region)).Region!.SystemName);

    [Fact]
    public void A_role_may_come_with_an_external_id()
    {
        Assert.Equal((Role, null), Of(Read(("SellerRole", Role))));
        Assert.Equal((Role, "shared"), Of(Read(("SellerRole", Role), ("ExternalId", "shared"))));
    }

    [Theory]
    [InlineData("Region", "Ningxia", "An example: us-east-1, or cn-northwest-1 in China")]
    [InlineData("Region", "us-east-1.example.com/1", "Marketplace:Region (environment variable Marketplace__Region)")]
    [InlineData("SellerRole", "guance-registration", "An example: arn:aws:iam::123456789012:role/guance-registration")]
    [InlineData("SellerRole", "arn:aws:iam::123456789012:user/guance", "Marketplace:SellerRole")]
    [InlineData("SellerRole", "arn:aws:iam::123456789012:role/", "Marketplace:SellerRole")]
    [InlineData("SellerRole", "arn:aws:iam::seller:role/guance", "Marketplace:SellerRole")]
    [InlineData("SellerRole", "arn:aws:sts::123456789012:role/guance", "Marketplace:SellerRole")]
    [InlineData("ExternalId", "shared", "Marketplace:SellerRole (environment variable Marketplace__SellerRole) is missing. An example: arn:")]
    public void An_invalid_setting_is_named_with_an_example(string key, string value, string message) =>
        Assert.Contains(message, Assert.Throws<SettingException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    private static (string?, string?) Of(MarketplaceSettings settings) => (settings.SellerRole, settings.ExternalId);

    private static MarketplaceSettings Read(params (string Key, string Value)[] settings) =>
        MarketplaceSettings.Read(Configuration([.. settings.Select(one => ("Marketplace:" + one.Key, one.Value))]));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)))
        .Build();
}
