namespace Guance.Serverless.Settlement;

/// <summary>Settings of the rules.</summary>
public sealed record SettlementOptions
{
    /// <summary>
    /// Delay between the notice that starts the teardown and the return of the workspaces, for a renewal whose notices are late.
    /// Longer than SQS takes to redeliver a notice whose delivery failed twice.
    /// </summary>
    public TimeSpan TeardownDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long an account waits for the next licence when its agreement was renewed or replaced, or nobody has told why its licence
    /// ended. Also how far apart the end of an agreement and the start of its replacement may be.
    /// </summary>
    public TimeSpan SuccessorDelay { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a cloud account may wait for AWS to confirm its subscription before its workspaces go back.</summary>
    public TimeSpan ConfirmationDelay { get; init; } = TimeSpan.FromDays(3);

    /// <summary>An ending account is finished after this time, if AWS sends the last notice and all functions work.</summary>
    public TimeSpan LongestEnding => (SuccessorDelay > TeardownDelay ? SuccessorDelay : TeardownDelay) + Reserve;

    /// <summary>An account that waits for AWS's confirmation is active or empty after this time, if all functions work.</summary>
    public TimeSpan LongestConfirmation => ConfirmationDelay + Reserve;

    /// <summary>The sweep looks once an hour, and the work takes a while.</summary>
    private static TimeSpan Reserve => TimeSpan.FromHours(1);

    /// <summary>
    /// Whether AWS is told of hours without usage, as <see cref="Usage.MeteringOptions.ZeroRecords"/> says: then an account that becomes
    /// active is noted, so that the closing of hours learns of it before it uses anything.
    /// </summary>
    public bool ZeroRecords { get; init; }

    /// <summary>Whether the owner may change a workspace's method by choice only once a calendar month.</summary>
    public bool MonthlyLimit { get; init; } = true;

    /// <summary>
    /// Whether owners with arbitrary selection (结算方式任意选择) may have workspaces of sites of one AWS partition paid through a listing of
    /// the other. Nobody else may: seller and currency differ.
    /// </summary>
    public bool AnySettlementAcrossPartitions { get; init; }
}
