using System.Collections.Immutable;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>What a use case of metering stores, in one transaction. It is refused as a whole when anything that was read has changed since.</summary>
public sealed record MeteringDecision
{
    public ImmutableArray<MeterPut> Meters { get; init; } = [];

    /// <summary>Metering records for AWS. None of their subscription, dimension and hour may exist.</summary>
    public ImmutableArray<MeteringRecord> Waiting { get; init; } = [];

    /// <summary>Metering records that have waited and have their answer now.</summary>
    public ImmutableArray<MeteringRecord> Answered { get; init; } = [];

    /// <summary>Metering records that AWS was never asked about, and never will be: their usage is in a meter again.</summary>
    public ImmutableArray<MeteringRecord> Withdrawn { get; init; } = [];

    public ImmutableArray<DimensionBill> Bills { get; init; } = [];

    public ImmutableArray<SideEffect> Outbox { get; init; } = [];

    public bool IsEmpty => Meters.IsEmpty && Waiting.IsEmpty && Answered.IsEmpty && Withdrawn.IsEmpty && Bills.IsEmpty && Outbox.IsEmpty;
}

/// <summary>A meter that is written.</summary>
/// <param name="Before">As it was read; version 0 when there was none.</param>
/// <param name="After">As it is stored; null when it is deleted.</param>
public sealed record MeterPut(Meter Before, Meter? After);
