using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Tests.ExpenseCenter;
using Guance.Serverless.Settlement.Tests.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Registrations;

/// <summary>Where buyers register: each of them owns the same workspaces at the Expense Center.</summary>
internal sealed class Counter
{
    public Counter(TestTable table, int workspaces = 10)
    {
        Flow = new Flow(table);
        Arrival = new Arrival(table.Store, table.Options, table.Time);
        Linking = new AccountLinking(
            table.Store, table.Accounts, table.Claims, table.Outbox, new ExpenseCenterInMemory(Samples.Workspaces(workspaces)), Flow.Binding,
            table.Time);
    }

    public Flow Flow { get; }

    public Arrival Arrival { get; }

    public AccountLinking Linking { get; }

    /// <summary>And a moment passes.</summary>
    public async Task<ClaimToken> ArriveAsync()
    {
        var token = Assert.IsType<ClaimToken>(await Arrival.ArriveAsync(Samples.Customer(), TestContext.Current.CancellationToken));
        Flow.Table.Time.Advance(TimeSpan.FromSeconds(1));
        return token;
    }

    public Task<ConfirmOutcome> ConfirmAsync(ClaimToken? token, ExpenseCenterAccount buyer, params WorkspaceKey[] chosen) =>
        Linking.ConfirmAsync(token, buyer, buyer.Email, chosen.ToHashSet(), TestContext.Current.CancellationToken);
}
