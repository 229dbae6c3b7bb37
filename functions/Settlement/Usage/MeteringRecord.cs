using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>What AWS gets for one subscription, dimension and hour. It never changes: AWS counts the first quantity of an hour only.</summary>
public sealed record MeteringRecord
{
    /// <summary>The cloud account that pays.</summary>
    public required CloudAccountId Account { get; init; }

    public required string Dimension { get; init; }

    /// <summary>The hour that AWS bills it in. Usage that came late is in the next hour that was still open.</summary>
    public required UsageHour Hour { get; init; }

    public required SubscriptionId Subscription { get; init; }

    public required AwsAccountId AwsAccount { get; init; }

    public required ProductCode Product { get; init; }

    /// <summary>Whole units by workspace; empty for an hour without usage.</summary>
    public ImmutableArray<WorkspaceUnits> Units { get; init; } = [];

    /// <summary>When the hour was closed.</summary>
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>Whether a call with it has had no answer: AWS may have accepted it or not.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>AWS's error for this record alone, and when it was told; null when there was none. It is sent again later.</summary>
    public Fact<string>? Refusal { get; init; }

    /// <summary>What became of it; null while it waits.</summary>
    public MeteringAnswer? Answer { get; init; }

    public int Quantity => Units.Sum(one => one.Quantity);
}

/// <summary>AWS's final answer to a metering record.</summary>
/// <param name="At">When it was stored.</param>
/// <param name="MeteringRecordId">AWS's id of what it bills; null when it does not bill it.</param>
/// <param name="Returned">Why it was handed back to the Expense Center; null when AWS bills it.</param>
public sealed record MeteringAnswer(DateTimeOffset At, string? MeteringRecordId, UsageReturnReason? Returned);
