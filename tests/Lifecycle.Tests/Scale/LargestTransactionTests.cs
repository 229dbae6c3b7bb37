using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Scale;

/// <summary>
/// DynamoDB takes 100 items in a transaction, and the table in memory refuses more. Each test makes decisions as large as they can
/// become: nothing may end in a dead-letter queue.
/// </summary>
public sealed class LargestTransactionTests(ITestOutputHelper output)
{
    private const int Many = 120;

    [Fact]
    public async Task A_licence_after_a_long_chain_of_agreements_with_long_histories_fits_a_transaction()
    {
        using var system = Create();
        for (var number = 0; number < AgreementChainSearch.MaxAgreements + 10; number++)
        {
            var buyer = Buyer(number);
            await system.DeliverAsync(Notices.AgreementCreated(
                buyer, $"created-{number}", Now(system), number == 0 ? null : Buyer(number - 1).Agreement, number == 0 ? "NEW" : "RENEW"));
            await system.DeliverAsync(Notices.AgreementEnded(buyer, $"ended-{number}", Now(system), "RENEWED"));
        }

        await system.DeliverAsync(Notices.LicenceUpdated(Buyer(AgreementChainSearch.MaxAgreements / 2), "updated", Now(system)));
        Holds(system, history: 2 * AgreementChainSearch.MaxAgreements);
    }

    [Fact]
    public async Task Merging_two_accounts_with_many_subscriptions_and_workspaces_fits_transactions()
    {
        using var system = Create();
        for (var number = 0; number < Many; number++)
        {
            await system.DeliverAsync(Notices.LicenceUpdated(SubscriptionSample.OfLicence($"l-a{number}", "agmt-a"), $"a-{number}", Now(system)));
            await system.DeliverAsync(Notices.LicenceUpdated(SubscriptionSample.OfLicence($"l-b{number}", "agmt-b"), $"b-{number}", Now(system)));
        }

        await system.ArriveAsync(SubscriptionSample.OfLicence("l-b0", "agmt-b"));
        var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, Decision.MaxWorkspaces + 1).Select(number => InMemoryExpenseCenter.Key(number)));
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", keys));
        await system.DeliverAsync(Notices.AgreementCreated(SubscriptionSample.OfLicence("l", "agmt-b"), "link", Now(system), "agmt-a", "RENEW"));
        await system.DeliverAsync(Notices.AgreementEnded(SubscriptionSample.OfLicence("l", "agmt-a"), "ended", Now(system)));
        await system.SettleAsync();
        Holds(system, history: 0);
        var account = Assert.Single(system.Table.Items, item => item.Sort == "ACCOUNT" && item.Text("mergedInto") is null);
        Assert.Equal(2 * Many, account.Maps("subscriptions").Count);
        Assert.Equal(keys.Count, system.Bindings().Count(binding => binding.Partition == account.Partition));
    }

    [Fact]
    public async Task Ending_an_account_with_many_subscriptions_and_workspaces_fits_transactions()
    {
        using var system = Create();
        for (var number = 0; number < Many; number++)
        {
            await system.DeliverAsync(Notices.LicenceUpdated(SubscriptionSample.OfLicence($"l-{number}", "agmt-a"), $"a-{number}", Now(system)));
        }

        await system.ArriveAsync(SubscriptionSample.OfLicence("l-0", "agmt-a"));
        var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, Decision.MaxWorkspaces + 1).Select(number => InMemoryExpenseCenter.Key(number)));
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", keys));
        for (var number = 0; number < Many; number++)
        {
            await system.DeliverAsync(Notices.LicenceDeprovisioned(SubscriptionSample.OfLicence($"l-{number}", "agmt-a"), $"gone-{number}", Now(system)));
        }

        await system.SettleAsync();
        Assert.Empty(system.Bindings());
        Holds(system, history: 0);
    }

    private static InMemorySystem Create() => InMemorySystem.Create(new TestSystemOptions { KeepLog = false });

    private static SubscriptionSample Buyer(int number) => SubscriptionSample.OfLicence($"l-{number}", $"agmt-{number}");

    private static DateTimeOffset Now(InMemorySystem system)
    {
        system.Time.Advance(TimeSpan.FromSeconds(1));
        return system.Time.GetUtcNow();
    }

    private void Holds(InMemorySystem system, int history)
    {
        output.Figure($"{system.Table.Figures.LargestTransaction} items in the largest transaction");
        Assert.InRange(system.Table.Figures.LargestTransaction, 1, 100);
        Assert.Empty(system.DeadLetters);
        Assert.Empty(system.Notices.Messages);
        var waited = system.Table.Items.SelectMany(item => item.Maps("entries")).Count();
        Assert.Equal(history, waited);
    }
}
