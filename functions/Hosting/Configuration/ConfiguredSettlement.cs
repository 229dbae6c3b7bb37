using Guance.Serverless.Settlement;
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
            MonthlyLimit = configuration.Switch("Settlement:MonthlyLimit", defaults.MonthlyLimit),
        };
    }
}
