using System.Collections.Immutable;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>Stores what AWS has said about metering records. Runs one at a time, like what closes hours.</summary>
public sealed class AnswerMetering(MeterStore meters, BillStore bills, TimeProvider time)
{
    /// <summary>A transaction holds 100 items and 4 MB.</summary>
    private const int MaxRecords = 25;
    private const int MaxUnits = 20_000;

    /// <summary>AWS's final answers, or why there will be none. What AWS does not bill is handed back.</summary>
    /// <returns>What is handed back.</returns>
    /// <exception cref="InvalidOperationException">Something else has changed meters or bills: it must not run beside another.</exception>
    public async Task<ImmutableArray<ReturnedUsage>> StoreAsync(IEnumerable<MeteringRecord> answered, CancellationToken cancellationToken)
    {
        var handedBack = ImmutableArray.CreateBuilder<ReturnedUsage>();
        foreach (var group in answered.GroupBy(one => (one.Account, one.Dimension)))
        {
            foreach (var some in Split(group))
            {
                var returned = some.Where(one => one.Answer!.Returned is not null).SelectMany(Returned).ToList();
                await CommitAsync(
                    new MeteringDecision
                    {
                        Answered = [.. some],
                        Bills = await bills.AddAsync(group.Key.Account, group.Key.Dimension, some.SelectMany(Lines), cancellationToken),
                        Outbox = UsageReturn.Of(returned),
                    },
                    cancellationToken);
                handedBack.AddRange(returned);
            }
        }

        return handedBack.ToImmutable();
    }

    /// <summary>AWS was never asked about the record, and its hour is too long ago: its usage goes to the next open hour.</summary>
    public async Task WithdrawAsync(MeteringRecord record, CancellationToken cancellationToken)
    {
        var meter = await meters.FindAsync(record.Account, record.Dimension, cancellationToken);
        var open = meter.CloseThrough(MeteringOptions.FirstOpen(time.GetUtcNow()).Before);
        await CommitAsync(
            new MeteringDecision
            {
                Meters = [new MeterPut(meter, record.Units.Aggregate(open, (sum, one) => sum.Add(record.Hour, one.Workspace, one.Quantity)))],
                Withdrawn = [record],
                Bills = await bills.AddAsync(
                    record.Account, record.Dimension, record.Units.Select(one => (record.Hour, one.Workspace, BilledUsage.OfWaiting(-one.Quantity))), cancellationToken),
            },
            cancellationToken);
    }

    private static IEnumerable<List<MeteringRecord>> Split(IEnumerable<MeteringRecord> records)
    {
        var some = new List<MeteringRecord>();
        foreach (var record in records)
        {
            if (some.Count == MaxRecords || (some.Count > 0 && some.Sum(one => one.Units.Length) + record.Units.Length > MaxUnits))
            {
                yield return some;
                some = [];
            }

            some.Add(record);
        }

        yield return some;
    }

    private static IEnumerable<(UsageHour, WorkspaceKey, BilledUsage)> Lines(MeteringRecord record) => record.Units.SelectMany(one => new[]
    {
        (record.Hour, one.Workspace, BilledUsage.OfWaiting(-one.Quantity)),
        (record.Hour, one.Workspace, record.Answer!.Returned is { } reason ? BilledUsage.OfReturned(reason, one.Quantity) : BilledUsage.OfAccepted(one.Quantity)),
    });

    private static IEnumerable<ReturnedUsage> Returned(MeteringRecord record) => record.Units.Select(one =>
        new LeftOver(one.Workspace, one.Quantity, record.Answer!.Returned!.Value).ToReturned(record.Account, record.Dimension, record.Hour));

    private async Task CommitAsync(MeteringDecision decision, CancellationToken cancellationToken)
    {
        if (!await meters.CommitAsync(decision, cancellationToken))
        {
            throw new InvalidOperationException("Meters, waiting records or bills have changed meanwhile; another invocation seems to run.");
        }
    }
}
