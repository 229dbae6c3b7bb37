using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>A buyer renews month after month; then the end comes, and each transaction of it kills the function.</summary>
public sealed class LongLifeTests
{
    private const int Months = 60;

    [Fact]
    public async Task An_account_with_many_renewals_ends_like_one_with_none_and_late_notices_are_recorded()
    {
        using var system = InMemorySystem.Create(new TestSystemOptions { KeepLog = false });
        for (var month = 0; month < Months; month++)
        {
            await RenewAsync(system, month);
        }

        Assert.Equal("Active", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
        var killed = 0;
        system.Gate.Judge = call =>
            call is { Function: "Subscriptions", Operation: "TransactWriteItems" } && ++killed > 0 ? Fault.KillAfter : null;
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer(Months - 1), "last", system.Time.GetUtcNow()));
        await system.SettleAsync();
        system.Gate.Judge = null;
        Assert.Equal(2, killed);
        Assert.Empty(system.DeadLetters);
        Assert.Equal("Deleted", Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Text("status"));
        Assert.Equal(Months, system.Table.Items.Count(item => item.IsIn("ALIAS#")));
        Assert.Equal(Months, Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT").Maps("subscriptions").Count);

        foreach (var month in (int[])[0, 30, Months - 1])
        {
            await system.DeliverAsync(Notices.AgreementEnded(Buyer(month), $"late-{month}", system.Time.GetUtcNow()));
        }

        Assert.Empty(system.Notices.Messages);
        Assert.Equal(3, system.Table.Items.Count(item => item.Text("notice")?.StartsWith("late-", StringComparison.Ordinal) is true));
        await RenewAsync(system, Months);
        var renewed = system.Table.Items.SelectMany(item => item.Maps("subscriptions")).Single(one => one.Text("id") == $"Licence#l-{Months}");
        Assert.Equal("Active", renewed.Text("status"));
    }

    private static async Task RenewAsync(InMemorySystem system, int month)
    {
        var (buyer, now) = (Buyer(month), system.Time.GetUtcNow());
        await system.DeliverAsync(Notices.AgreementCreated(
            buyer, $"created-{month}", now, month == 0 ? null : Buyer(month - 1).Agreement, month == 0 ? "NEW" : "RENEW"));
        await system.DeliverAsync(Notices.LicenceUpdated(buyer, $"updated-{month}", now));
        if (month > 0)
        {
            await system.DeliverAsync(Notices.AgreementEnded(Buyer(month - 1), $"ended-{month}", now, "RENEWED"));
            await system.DeliverAsync(Notices.LicenceDeprovisioned(Buyer(month - 1), $"gone-{month}", now));
        }

        system.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private static SubscriptionSample Buyer(int month) => SubscriptionSample.OfLicence($"l-{month}", $"agmt-{month}");
}
