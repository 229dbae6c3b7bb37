using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>
/// Closes the hours of a meter that are due: each becomes one metering record, for the subscription that was active when it began. What
/// no subscription will pay for is handed back.
/// </summary>
/// <param name="account">The account after all merges, which pays.</param>
/// <param name="options">Settings.</param>
/// <param name="now">When the hours are closed; the same in a repetition.</param>
public sealed class MeterClosing(CloudAccount account, MeteringOptions options, DateTimeOffset now)
{
    private readonly ImmutableArray<Subscription> subscriptions = [.. account.Deciding];

    public ClosedMeter Close(Meter before)
    {
        var meter = before;
        var records = ImmutableArray.CreateBuilder<MeteringRecord>();
        if (options.ZeroRecords && !HasEnded && meter is { ClosedThrough: null, IsEmpty: true })
        {
            meter = meter.CloseThrough(FirstHour?.Before); // zeros begin with it; stored at once, so that the account is known from now on
        }

        if (account is { AwsAccount: { } awsAccount, Product: { } product } && !HasEnded)
        {
            while (NextDue(meter) is { } due)
            {
                var payer = FindPayer(due);
                if (payer is null || due < MeteringOptions.FirstOpen(now))
                {
                    meter = meter.CloseThrough(due); // too late for AWS, or nobody pays for it yet
                    continue;
                }

                var closed = HourClosing.Close(meter.Carried, meter.Open.GetValueOrDefault(due, ImmutableSortedDictionary<WorkspaceKey, decimal>.Empty));
                meter = meter with { Open = meter.Open.Remove(due), Carried = closed.Carried, ClosedThrough = due };
                if (closed.Quantity > 0 || (options.ZeroRecords && due.Ends <= now))
                {
                    records.Add(new MeteringRecord
                    {
                        Account = account.Id,
                        Dimension = meter.Dimension,
                        Hour = due,
                        Subscription = payer.Id,
                        AwsAccount = payer.ResolvedAccount ?? awsAccount,
                        Product = product,
                        Units = closed.Units,
                        ClosedAt = now,
                    });
                }
            }
        }

        return HasEnded ? HandBack(meter, records.ToImmutable()) : new ClosedMeter(meter, records.ToImmutable(), []);
    }

    /// <summary>
    /// Whether nobody will pay for what is left: not even a subscription that AWS has yet to tell. An account whose licences have all ended
    /// may be renewed until its workspaces go back.
    /// </summary>
    private bool HasEnded => account.DeletedAt is not null || account.MeteringEndedAt is not null
        || (!subscriptions.Any(one => FinalUsage.IsTaken(one, now))
            && (account.Status is CloudAccountStatus.Failed or CloudAccountStatus.Unconfirmed
                || subscriptions.Any(one => one.Status is SubscriptionStatus.Ending)));

    /// <summary>The first whole hour in which a subscription was active here; null when none ever was.</summary>
    private UsageHour? FirstHour => subscriptions.Min(one => one.JoinedAt > one.ActiveSince ? one.JoinedAt : one.ActiveSince) is not { } since ? null
        : UsageHour.Of(since) is var hour && hour.Begins == since ? hour : hour.Next;

    /// <summary>The first hour that has usage, or is to get a zero, if it is due.</summary>
    private UsageHour? NextDue(Meter meter)
    {
        UsageHour? used = meter.Open.IsEmpty ? null : meter.Open.Keys.First();
        UsageHour? unused = options.ZeroRecords && meter.ClosedThrough is { } closed
            && (closed.Next > MeteringOptions.FirstOpen(now) ? closed.Next : MeteringOptions.FirstOpen(now)) is var next
            && next <= options.LastClosed(now) && FindPayer(next) is not null ? next : null;
        var hour = used is null || unused < used ? unused : used;
        return hour is { } first && IsDue(first, FindPayer(first)) ? first : null;
    }

    /// <summary>
    /// The subscription that was active when the hour began; of several the one that became active last, which is the successor of the
    /// others. Else a licence that has ended, as long as AWS takes final usage. What was used in a subscription's first hour, before it
    /// was active for a whole one, is metered in the next: the same customer identifier may have paid for that hour before.
    /// </summary>
    private Subscription? FindPayer(UsageHour hour)
    {
        var taken = subscriptions.Where(one => FinalUsage.IsTaken(one, now) && !(one.JoinedAt > hour.Begins)).ToList();
        return taken.Where(one => one.ActiveSince <= hour.Begins && (one.Status is not SubscriptionStatus.Ended || hour.Begins < one.StatusSetAt))
                .MaxBy(one => one.ActiveSince)
            ?? taken.Where(one => one.Status is SubscriptionStatus.Ended).MaxBy(one => one.StatusSetAt);
    }

    /// <summary>An hour is closed some time after its end; or when the account is ending, see <see cref="FinalUsage"/>.</summary>
    private bool IsDue(UsageHour hour, Subscription? payer) =>
        hour <= options.LastClosed(now)
        || subscriptions.SelectMany(one => FinalUsage.Flushes(one, options).Where(flush => flush.At <= now).Select(flush => (Subscription: one, Flush: flush)))
            .Any(one => hour.Ends <= one.Flush.At || (one.Flush.IsLast && one.Subscription == payer && hour.Begins <= one.Flush.At));

    private ClosedMeter HandBack(Meter meter, ImmutableArray<MeteringRecord> records)
    {
        if (meter.IsEmpty)
        {
            return new ClosedMeter(meter, records, []);
        }

        var reason = subscriptions.Any(one => one.ActiveSince is not null) || account.DeletedAt is not null
            ? UsageReturnReason.SubscriptionEnded
            : UsageReturnReason.NeverSubscribed;
        var left = meter.Open.Values.SelectMany(hour => hour.Keys).Concat(meter.Carried.Keys).Distinct().Order()
            .Select(workspace => new LeftOver(workspace, meter.Waiting(workspace)))
            .Select(one => one with { Reason = one.Quantity < 1 && reason is UsageReturnReason.SubscriptionEnded ? UsageReturnReason.Fraction : reason });
        return new ClosedMeter(
            meter with { Open = meter.Open.Clear(), Carried = meter.Carried.Clear() }, records, [.. left.Where(one => one.Quantity > 0)]);
    }
}

/// <summary>What closing the hours of a meter has come to.</summary>
/// <param name="Records">Those that AWS is to get.</param>
/// <param name="Returned">What goes back to the Expense Center.</param>
public sealed record ClosedMeter(Meter Meter, ImmutableArray<MeteringRecord> Records, ImmutableArray<LeftOver> Returned);

/// <summary>Usage of a workspace that goes back to the Expense Center.</summary>
public sealed record LeftOver(WorkspaceKey Workspace, decimal Quantity, UsageReturnReason Reason = UsageReturnReason.SubscriptionEnded)
{
    public ReturnedUsage ToReturned(CloudAccountId account, string dimension, UsageHour hour) => new(
        Id: null, Workspace.Site, Workspace.Id, hour.Timestamp, dimension, Quantity.ToString(CultureInfo.InvariantCulture), Reason, account);
}
