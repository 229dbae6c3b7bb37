using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>
/// Carries out orders to change who pays for workspaces. The request that stores an order works on it for some seconds; a work order goes on with
/// what is left, so that any number of workspaces needs one click, and a crash loses nothing. Two that work on the same order at once
/// come to the same result.
/// </summary>
public sealed class PayerOrders(
    DecisionStore store, CloudAccountStore accounts, PayerOrderStore orders, ChangePayer changePayer, OptimisticLoop loop,
    TimeProvider time)
{
    /// <summary>How long the request works on its own order. A few hundred workspaces are done in that time.</summary>
    public static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(5);

    /// <summary>When the work order is due: the request has ended by then.</summary>
    private static readonly TimeSpan WorkDelay = RequestTime + RequestTime;

    /// <summary>The owner of a registered account adds workspaces to it, or returns workspaces to the Expense Center account.</summary>
    /// <param name="kind">Which of both.</param>
    /// <param name="buyer">The signed-in Expense Center account.</param>
    /// <param name="account">The cloud account.</param>
    /// <param name="id">Id of the confirmed choice. Confirming it again changes nothing.</param>
    /// <param name="requested">Any number of workspaces.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public async Task<ConfirmOutcome> OrderAsync(
        PayerOrderKind kind, ExpenseCenterAccount buyer, CloudAccountId account, Ulid id, RequestedWorkspaces requested,
        CancellationToken cancellationToken)
    {
        var order = await PrepareAsync(kind, buyer, account, id, requested, cancellationToken);
        return await loop.RunAsync<ConfirmOutcome>(
            nameof(PayerOrders),
            async () => await accounts.FollowAsync(account, cancellationToken) is not { } now || now.Owner != buyer.Username
                ? new ConfirmOutcome.Expired()
                : kind is PayerOrderKind.Adding && !now.AcceptsBindings
                    ? new ConfirmOutcome.Closed(now)
                    : await StoreAsync(order, now, kind, new Decision { CheckedAccounts = [now] }, cancellationToken) is { } stored
                        ? new ConfirmOutcome.Confirmed(await RunInRequestAsync(stored, cancellationToken))
                        : null,
            new ConfirmOutcome.Busy());
    }

    /// <summary>Stores the parts of a new order, unless the same choice was confirmed before.</summary>
    /// <returns>The order, not stored yet; or as it was stored before.</returns>
    internal async Task<PayerOrder> PrepareAsync(
        PayerOrderKind kind, ExpenseCenterAccount buyer, CloudAccountId account, Ulid id, RequestedWorkspaces requested,
        CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is { } before)
        {
            return before;
        }

        var now = time.GetUtcNow();
        var parts = requested.ToParts(Ulid.NewUlid(now));
        await orders.PutAsync(parts, cancellationToken);
        return new PayerOrder
        {
            Id = id,
            Account = account,
            Kind = kind,
            By = buyer,
            OrderedAt = now,
            Count = parts.Sum(part => part.Pending.Length + part.Outcomes.Length),
            PartsId = parts[0].PartsId,
            Parts = parts.Length,
        };
    }

    /// <summary>Stores the order together with what else the confirmation changes.</summary>
    /// <param name="order">From <see cref="PrepareAsync"/>.</param>
    /// <param name="account">The account that it is about.</param>
    /// <param name="kind">What the order does.</param>
    /// <param name="decision">What else is stored.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The order as stored, also when it was stored before; null when something that was read has changed.</returns>
    internal async Task<PayerOrder?> StoreAsync(
        PayerOrder order, CloudAccount account, PayerOrderKind kind, Decision decision, CancellationToken cancellationToken)
    {
        if (order.Version > 0)
        {
            return order;
        }

        var stored = order with { Account = account.Id, Kind = kind };
        var work = new PayerOrderWork(order.Id, time.GetUtcNow() + WorkDelay);
        return await store.CommitAsync(decision with { PayerOrder = stored, Outbox = [.. decision.Outbox, work] }, cancellationToken)
            ? stored with { Version = 1 }
            : await orders.FindAsync(order.Id, cancellationToken);
    }

    /// <summary>Works on the order for as long as a request can wait.</summary>
    /// <returns>The order as it was before when DynamoDB throttles: the work order goes on with it.</returns>
    internal async Task<PayerOrder> RunInRequestAsync(PayerOrder order, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + RequestTime;
        try
        {
            return await RunAsync(order, () => time.GetUtcNow() < until, cancellationToken);
        }
        catch (ContentionException)
        {
            return order;
        }
    }

    /// <summary>Works on an order.</summary>
    /// <param name="id">Id of the order.</param>
    /// <param name="hasTimeLeft">Called before each transaction: false when the invocation's time is nearly up.</param>
    /// <param name="cancellationToken">Cancels the call; what was stored stays stored.</param>
    /// <returns>The order as it is now; null when there is none.</returns>
    public async Task<PayerOrder?> RunAsync(Ulid id, Func<bool> hasTimeLeft, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) is { } order ? await RunAsync(order, hasTimeLeft, cancellationToken) : null;

    private async Task<PayerOrder> RunAsync(PayerOrder order, Func<bool> hasTimeLeft, CancellationToken cancellationToken)
    {
        while (order.DoneAt is null && hasTimeLeft())
        {
            var part = await orders.PartAsync(order, order.FinishedParts, cancellationToken);
            var outcomes = await changePayer.CarryOutAsync(order, part.Pending, hasTimeLeft, cancellationToken);
            if (outcomes.Any(one => one.Result is PayerResult.Busy))
            {
                return order;
            }

            order = await FinishAsync(order, part with { Pending = [], Outcomes = [.. outcomes, .. part.Outcomes] }, cancellationToken);
        }

        return order;
    }

    /// <summary>Stores a part's outcomes; with the last part, also the mail that tells the whole result.</summary>
    /// <returns>The order as it is stored now.</returns>
    private async Task<PayerOrder> FinishAsync(PayerOrder order, PayerOrderPart part, CancellationToken cancellationToken)
    {
        var finished = order.Finish(part, time.GetUtcNow());
        var decision = new Decision
        {
            PayerOrder = finished,
            FinishedPart = part,
            Outbox = finished.DoneAt is null ? [] : await MailAsync(finished, part, cancellationToken),
        };
        return await store.CommitAsync(decision, cancellationToken)
            ? finished with { Version = finished.Version + 1 }
            : await orders.FindAsync(order.Id, cancellationToken) ?? finished;
    }

    private async Task<ImmutableArray<SideEffect>> MailAsync(PayerOrder order, PayerOrderPart last, CancellationToken cancellationToken)
    {
        var account = await accounts.FollowAsync(order.Account, cancellationToken);
        return account is not null
            && WorkspaceMail.Of(
                account, order, await FirstAsync(order, last, isInForce: true, cancellationToken),
                await FirstAsync(order, last, isInForce: false, cancellationToken), time.GetUtcNow()) is { } mail
                ? [mail]
                : [];
    }

    /// <summary>The first outcomes of the finished parts, and of the last one, which is not stored yet.</summary>
    private async Task<IEnumerable<WorkspaceOutcome>> FirstAsync(
        PayerOrder order, PayerOrderPart last, bool isInForce, CancellationToken cancellationToken)
    {
        var mine = last.Outcomes.Where(one => one.IsInForce == isInForce).ToList();
        var count = isInForce ? order.Changed : order.NotChanged;
        return count == mine.Count ? mine
            : (await orders.OutcomesAsync(order, isInForce, MailRequest.MaxListed, cancellationToken)).Concat(mine).DistinctBy(one => one.Workspace);
    }
}
