using System.Globalization;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.InMemory.Outside;
using Guance.Serverless.Lifecycle.Tests.InMemory.Tables;
using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Lifecycle.Tests.Races;

/// <summary>Steps that races have in common, and what must hold after them.</summary>
internal static class Crowd
{
    public static Buyer Licence(int number) => Buyer.OfLicence(
        string.Create(CultureInfo.InvariantCulture, $"l-{number}"), string.Create(CultureInfo.InvariantCulture, $"agmt-{number}"));

    /// <summary>AWS confirms the subscription, the buyer comes to the registration page.</summary>
    public static async Task<ClaimToken> ComeAsync(this InMemorySystem system, Buyer buyer)
    {
        await system.DeliverAsync(Notices.LicenceUpdated(buyer, $"updated-{buyer.Licence}", system.Time.GetUtcNow()));
        return Assert.IsType<ClaimToken>(await system.ArriveAsync(buyer));
    }

    public static IEnumerable<StoredItem> Bindings(this InMemorySystem system) => system.Table.Items
        .Where(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));

    /// <summary>The row that says who pays; null when none was ever written.</summary>
    public static StoredItem? Settlement(this InMemorySystem system, WorkspaceKey key) =>
        system.Table.Find($"WORKSPACE#{key.Site}#{key.Id}", "SETTLEMENT");
}
