using System.Collections.Immutable;
using Amazon;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Marketplace;

/// <summary>Region and credentials for AWS Marketplace Metering, which resolves tokens for the seller's account only.</summary>
/// <param name="Region">Null for the Region of the function.</param>
/// <param name="SellerRole">ARN of a role in the seller's account; null when the function runs in that account.</param>
/// <param name="ExternalId">External id that the role's trust policy requires; null for none.</param>
/// <param name="AllowedAccounts">AWS accounts that may register; empty for all. For environments other than production.</param>
public sealed record MarketplaceSettings(
    RegionEndpoint? Region, string? SellerRole, string? ExternalId, ImmutableHashSet<AwsAccountId> AllowedAccounts)
{
    private const string RegionKey = "Marketplace:Region";
    private const string RoleKey = "Marketplace:SellerRole";
    private const string ExternalIdKey = "Marketplace:ExternalId";
    private const string ExampleRole = "arn:aws:iam::123456789012:role/guance-registration";

    /// <exception cref="SettingException">
    /// The Region or the role is invalid, or there is an external id without a role.
    /// </exception>
    public static MarketplaceSettings Read(IConfiguration configuration)
    {
        var role = ReadRole(configuration);
        var externalId = configuration.Optional(ExternalIdKey);
        if (externalId is not null)
        {
            configuration.Required(RoleKey, ExampleRole);
        }

        return new MarketplaceSettings(ReadRegion(configuration), role, externalId, ReadAllowedAccounts(configuration));
    }

    private static ImmutableHashSet<AwsAccountId> ReadAllowedAccounts(IConfiguration configuration) =>
    [
        .. configuration.GetSection("Settlement:AllowedAccounts").GetChildren().Select(account =>
            AwsAccountId.TryParse(account.Value, out var id)
                ? id
                : throw Settings.Invalid(configuration, account.Path, account.Value ?? "", "111122223333")),
    ];

    /// <summary>Accepts any valid Region name, also one that is newer than the SDK's list.</summary>
    private static RegionEndpoint? ReadRegion(IConfiguration configuration) => configuration.Optional(RegionKey) switch
    {
        null => null,
        var text when text.Split('-') is [{ Length: 2 }, .. { Length: > 0 }, [>= '0' and <= '9']] && text.All(IsInRegionName) =>
            RegionEndpoint.GetBySystemName(text),
        var text => throw Settings.Invalid(configuration, RegionKey, text, "us-east-1, or cn-northwest-1 in China"),
    };

    private static bool IsInRegionName(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    private static string? ReadRole(IConfiguration configuration) => configuration.Optional(RoleKey) switch
    {
        null => null,
        var text when Arn.TryParse(text, out var arn) && arn is { Service: "iam", Region: "" }
            && AwsAccountId.TryParse(arn.AccountId, out _)
            && arn.Resource.StartsWith("role/", StringComparison.Ordinal) && !arn.Resource.EndsWith('/') => text,
        var text => throw Settings.Invalid(configuration, RoleKey, text, ExampleRole),
    };
}
