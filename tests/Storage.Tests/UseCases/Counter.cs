using System.Collections.Immutable;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Storage.Tests.UseCases;

/// <summary>Where buyers register: each of them owns the same workspaces at the Expense Center.</summary>
internal sealed class Counter
{
    public Counter(TestTable table, int workspaces = 10)
    {
        Scenario = new AccountScenario(table);
        Arrival = new RegisterArrival(table.Store, AccountScenario.Loop, table.Rules, table.Time);
        Owned = Samples.Workspaces(workspaces);
        Registration = new ConfirmRegistration(
            table.Store, table.Accounts, table.Claims, table.Outbox, Scenario.Orders, AccountScenario.Loop, table.Time);
    }

    public AccountScenario Scenario { get; }

    public RegisterArrival Arrival { get; }

    public ConfirmRegistration Registration { get; }

    private WorkspaceLabel[] Owned { get; }

    /// <summary>And a moment passes.</summary>
    public async Task<ClaimToken> ArriveAsync()
    {
        var token = await ArriveAsync(Samples.Customer());
        Scenario.Table.Time.Advance(TimeSpan.FromSeconds(1));
        return token;
    }

    public async Task<ClaimToken> ArriveAsync(ResolvedCustomer customer) => Assert.IsType<ArrivalOutcome.Claimed>(
        await Arrival.ArriveAsync(customer, TestContext.Current.CancellationToken)).Token;

    public Task<ConfirmOutcome> ConfirmAsync(ClaimToken? token, ExpenseCenterAccount buyer, params WorkspaceKey[] chosen) =>
        ConfirmAsync(token, buyer, Ulid.NewUlid(), chosen);

    /// <param name="choice">Id of the choice: the same for two clicks on one page.</param>
    public async Task<ConfirmOutcome> ConfirmAsync(ClaimToken? token, ExpenseCenterAccount buyer, Ulid choice, params WorkspaceKey[] chosen)
    {
        var stop = TestContext.Current.CancellationToken;
        var requested = new RequestedWorkspaces(chosen.ToHashSet(), [.. Owned.Where(one => chosen.Contains(one.Key))]);
        return await Registration.ConfirmAsync(
            token,
            await Registration.ViewAsync(token, buyer.Username, stop),
            buyer,
            ContactAddresses.TryParse(buyer.Email, out var contact, out _) ? contact : throw new InvalidOperationException(buyer.Email),
            choice,
            requested,
            stop);
    }

    /// <summary>The outcomes of an order, those in force first.</summary>
    public async Task<ImmutableArray<WorkspaceOutcome>> OutcomesAsync(PayerOrder order)
    {
        var stop = TestContext.Current.CancellationToken;
        var orders = Scenario.Table.PayerOrders;
        return
        [
            .. await orders.OutcomesAsync(order, isInForce: true, int.MaxValue, stop),
            .. await orders.OutcomesAsync(order, isInForce: false, int.MaxValue, stop),
        ];
    }
}
