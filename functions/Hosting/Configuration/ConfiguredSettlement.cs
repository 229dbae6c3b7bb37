using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads <see cref="SettlementOptions"/> from <c>Settlement</c>; what is not set keeps its default.</summary>
internal static class ConfiguredSettlement
{
    public static SettlementOptions Read(IConfiguration configuration)
    {
        var defaults = new SettlementOptions();
        return defaults with
        {
            Table = configuration.Optional("Settlement:Table") ?? defaults.Table,
            TeardownDelay = configuration.Duration("Settlement:TeardownDelay", defaults.TeardownDelay),
            SuccessorDelay = configuration.Duration("Settlement:SuccessorDelay", defaults.SuccessorDelay),
            AllowedAccounts = [.. configuration.GetSection("Settlement:AllowedAccounts").GetChildren().Select(account => Account(configuration, account))],
            MonthlyLimit = configuration.Switch("Settlement:MonthlyLimit", defaults.MonthlyLimit),
        };
    }

    private static AwsAccountId Account(IConfiguration configuration, IConfigurationSection account) =>
        AwsAccountId.TryParse(account.Value, out var id) ? id : throw Settings.Wrong(configuration, account.Path, account.Value ?? "", "111122223333");
}
