namespace Guance.Serverless.Fakes.Metering;

/// <summary>A product as AWS Marketplace Metering knows it.</summary>
/// <param name="Dimensions">Letter by letter.</param>
/// <param name="RequiresLicence">A listing since 2026-06-01: records name licences, and no call names its product code.</param>
internal sealed record MeteredProduct(string Code, IReadOnlyList<string> Dimensions, bool RequiresLicence);

/// <summary>A subscription as AWS Marketplace Metering knows it.</summary>
/// <param name="AwsAccount">Twelve digits.</param>
/// <param name="Product">Product code.</param>
/// <param name="LicenceArn">Newer contract; with <paramref name="CustomerIdentifier"/> for a listing that has opted in.</param>
/// <param name="CustomerIdentifier">Older contract.</param>
internal sealed record MeteredSubscription(string AwsAccount, string Product, string? LicenceArn, string? CustomerIdentifier)
{
    /// <summary>How long final usage is taken.</summary>
    public static readonly TimeSpan FinalUsage = TimeSpan.FromHours(1);

    /// <summary>When unsubscribe-pending or Purchase Agreement Ended was said, other than RENEWED and REPLACED.</summary>
    public DateTimeOffset? FirstSignAt { get; init; }

    /// <summary>When unsubscribe-success or License Deprovisioned was said.</summary>
    public DateTimeOffset? LastSignAt { get; init; }

    /// <summary>The payment fails, or AWS has suspended the account.</summary>
    public bool IsSuspended { get; init; }

    public string? LicenceId => LicenceArn is null ? null : ReceivedRecord.LicenceIdOf(LicenceArn);

    /// <summary>Whether <see cref="LicenceId"/> is this one.</summary>
    public bool IsOf(string licence) => LicenceArn is { } arn && ReceivedRecord.LicencePartOf(arn).SequenceEqual(licence);

    /// <param name="opening">Which of AWS's readings holds; of effect in the newer contract only.</param>
    public MeteringState StateAt(DateTimeOffset now, FinalHourOpening opening)
    {
        var opened = LicenceArn is null || opening == FinalHourOpening.FirstSign ? FirstSignAt ?? LastSignAt : LastSignAt;
        var isClosed = LicenceArn is null && LastSignAt is not null;
        return IsSuspended || isClosed || now >= opened + FinalUsage ? MeteringState.Ended
            : opened is null ? MeteringState.Running
            : MeteringState.FinalHour;
    }
}

/// <summary>Whether AWS takes usage of a subscription, best first.</summary>
internal enum MeteringState
{
    Running,

    /// <summary>The end was told, and final usage is still taken.</summary>
    FinalHour,

    /// <summary>Every record is answered CustomerNotSubscribed.</summary>
    Ended,
}

/// <summary>What opens the hour for final usage in the newer contract: AWS's pages disagree.</summary>
internal enum FinalHourOpening
{
    /// <summary>License Deprovisioned; Purchase Agreement Ended changes nothing. AWS's newest page.</summary>
    LastSign,

    /// <summary>Purchase Agreement Ended.</summary>
    FirstSign,
}
