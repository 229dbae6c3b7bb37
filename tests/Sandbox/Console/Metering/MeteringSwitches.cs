using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>The troubles that metering usage can have, while tokens still resolve.</summary>
public sealed class MeteringSwitches
{
    public Switch Down { get; } = new("metering-down", "BatchMeterUsage is answered 500 InternalServiceErrorException");

    public Switch Throttles { get; } = new("metering-throttles", "BatchMeterUsage is answered ThrottlingException");

    public Switch LosesAnswers { get; } = new("metering-loses-answers", "usage is metered, and the connection ends before the answer");

    public Switch RefusesDimension { get; } = new(
        "metering-refuses-dimension", "the first dimension of every product is refused with InvalidUsageDimensionException");

    public Switch LeavesUnprocessed { get; } = new("metering-leaves-unprocessed", "every record comes back in UnprocessedRecords");

    public Switch FirstSignOpensFinalHour { get; } = new(
        "metering-final-hour-at-first-sign",
        "Purchase Agreement Ended opens the hour for final usage, as some of AWS's pages say; otherwise License Deprovisioned does");

    public IReadOnlyList<Switch> All => [Down, Throttles, LosesAnswers, RefusesDimension, LeavesUnprocessed, FirstSignOpensFinalHour];

    /// <summary>Sets the service as the switches are now.</summary>
    internal void Apply(SimulatedMetering metering)
    {
        metering.Refusal = Down.On ? MeteringErrors.Down : Throttles.On ? MeteringErrors.Throttled : null;
        metering.LosesAnswers = LosesAnswers.On;
        metering.RefusedDimensions = RefusesDimension.On ? SandboxProducts.All.Select(product => product.Dimensions[0].Key).ToHashSet() : [];
        metering.LeavesUnprocessed = _ => LeavesUnprocessed.On;
        metering.FinalHourOpening = FirstSignOpensFinalHour.On ? FinalHourOpening.FirstSign : FinalHourOpening.LastSign;
    }
}
