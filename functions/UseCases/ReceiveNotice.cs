using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>Applies one notice of AWS Marketplace to the cloud account that it is about.</summary>
public sealed class ReceiveNotice(DecisionStore store, OptimisticLoop loop, Products products, SettlementOptions options, TimeProvider time)
{
    public Task<NoticeOutcome> HandleAsync(Notice notice, CancellationToken cancellationToken) => loop.RunAsync(
        nameof(ReceiveNotice), () => TryAsync(notice, cancellationToken), NoticeOutcome.Busy);

    private async Task<NoticeOutcome?> TryAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(notice, cancellationToken) is not { } snapshot)
        {
            return NoticeOutcome.Repeated;
        }

        var now = time.GetUtcNow();
        var listing = products.Find(notice.Product)?.Identity;
        var decision = Lifecycle.Apply(snapshot, notice, listing, new CloudAccountId(Ulid.NewUlid(now)), options, now);
        return await store.CommitAsync(decision, cancellationToken) ? NoticeOutcome.Applied : null;
    }
}

/// <summary>Outcome of a notice.</summary>
public sealed class NoticeOutcome
{
    private NoticeOutcome()
    {
    }

    /// <summary>The notice and its effects are stored.</summary>
    public static NoticeOutcome Applied { get; } = new();

    /// <summary>It was received before; nothing changed.</summary>
    public static NoticeOutcome Repeated { get; } = new();

    /// <summary>Every attempt met a conflict; nothing was stored. Its message must be delivered again.</summary>
    public static NoticeOutcome Busy { get; } = new();
}
