using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>A story as it goes through the functions, their queue and their table; each buyer who arrives brings two workspaces.</summary>
internal sealed class Played(Dice dice) : IDisposable
{
    private const string Owner = "alice";
    private readonly Dictionary<string, IReadOnlyList<WorkspaceKey>> workspaces = [];
    private readonly Dictionary<WorkspaceKey, string> bound = [];

    public InMemorySystem System { get; } = InMemorySystem.Create(new TestSystemOptions { KeepLog = false, BatchSize = dice.Once(2) ? 1 : 10 });

    /// <summary>The workspaces that were bound at any time, each with the subscription for which its owner came.</summary>
    public IReadOnlyDictionary<WorkspaceKey, string> Bound => bound;

    public Ledger Ledger => new(System.Table.Items);

    /// <summary>One after the other, within so much time altogether; sometimes some of them in one batch.</summary>
    public async Task PlayAsync(Message[] order, TimeSpan within)
    {
        foreach (var message in order)
        {
            await PlayAsync(message);
            System.Time.Advance(within / order.Length * dice.Roll(100) / 100);
        }

        await System.WorkAsync();
    }

    public async Task PlayAsync(Message message)
    {
        if (message.Name == Message.WeDelete)
        {
            await System.SettleAsync();
        }
        else if (message.Name == Message.BuyerArrives)
        {
            await ArriveAsync(message);
        }
        else
        {
            System.Notices.Send(Body.Of(message));
        }

        if (dice.Once(2))
        {
            await System.WorkAsync();
        }
    }

    public void Dispose() => System.Dispose();

    private async Task ArriveAsync(Message arrival)
    {
        var name = arrival.Subscription!;
        if (!workspaces.TryGetValue(name, out var mine))
        {
            var first = workspaces.Count * 2;
            workspaces[name] = mine = System.ExpenseCenter.Own(
                Owner, InMemoryExpenseCenter.Key(first), InMemoryExpenseCenter.Key(first + 1));
        }

        if (await System.ArriveAsync(arrival.Buyer) is not null
            && await System.RegisterAsync(Owner, mine) is ConfirmOutcome.Confirmed confirmed)
        {
            foreach (var outcome in (await System.OutcomesAsync(confirmed)).Where(one => one.IsInForce))
            {
                bound[outcome.Workspace] = name;
            }
        }
    }
}
