namespace Guance.Serverless.Contracts;

/// <summary>
/// Metrics that the functions write and the operators' alarms and dashboard read; the dimension is the function's name.
/// </summary>
public static class MetricNames
{
    public const string Namespace = "Guance.Serverless";

    /// <summary>The dimension: the function's name on Lambda, such as <c>guance-outbox</c>.</summary>
    public const string Function = "Function";

    /// <summary>A second dimension, to compare a new version with the one before: the function's version on Lambda.</summary>
    public const string Version = "Version";

    /// <summary>Milliseconds that the first call to the table took.</summary>
    public const string WarmUp = "WarmUp";

    /// <summary>Messages of a queue that were handled.</summary>
    public const string MessagesDone = "MessagesDone";

    /// <summary>Messages of a queue that were not handled, and will be delivered again.</summary>
    public const string MessagesToRetry = "MessagesToRetry";

    public const string NoticesApplied = "NoticesApplied";

    public const string NoticesRepeated = "NoticesRepeated";

    public const string NoticesUnreadable = "NoticesUnreadable";

    public const string NoticesOfForeignProducts = "NoticesOfForeignProducts";

    public const string WorkOrdersDone = "WorkOrdersDone";

    /// <summary>Work orders that continue, or wait, in another invocation.</summary>
    public const string WorkOrdersContinued = "WorkOrdersContinued";

    public const string OutboxDone = "OutboxDone";

    public const string OutboxUnreadable = "OutboxUnreadable";

    /// <summary>Milliseconds since an outbox item's first try failed, written whenever it is postponed again.</summary>
    public const string OutboxFailing = "OutboxFailing";

    /// <summary>Outbox items that the hourly sweep has found overdue and sent again; 0 when all is well.</summary>
    public const string OutboxSwept = "OutboxSwept";

    /// <summary>
    /// Cloud accounts that are ending, or have work left, for longer than the longest wait; written by the hourly sweep.
    /// </summary>
    public const string AccountsStuck = "AccountsStuck";

    /// <summary>Mails that SES refused for good: for their address, their content, or our own account's state.</summary>
    public const string MailsRefused = "MailsRefused";

    /// <summary>Milliseconds from a decision until its side effect was executed.</summary>
    public const string OutboxAge = "OutboxAge";

    /// <summary>Pages that failed with 500 through our own fault; outages of other services do not count. By version.</summary>
    public const string PagesFailed = "PagesFailed";

    /// <summary>Usage records that were taken, those that came late among them.</summary>
    public const string UsageTaken = "UsageTaken";

    /// <summary>Usage records that were taken before.</summary>
    public const string UsageRepeated = "UsageRepeated";

    /// <summary>Usage records that came after their hour was closed.</summary>
    public const string UsageLate = "UsageLate";

    /// <summary>Usage records, or what they add up to, that were handed back to the Expense Center, for whatever reason but the one below.</summary>
    public const string UsageReturned = "UsageReturned";

    /// <summary>Fractions of a unit that were handed back at the end of a subscription: AWS bills whole units, so there always are some.</summary>
    public const string FractionsReturned = "FractionsReturned";

    /// <summary>Messages of the usage queue that cannot be read.</summary>
    public const string UsageUnreadable = "UsageUnreadable";

    /// <summary>Runs of the Metering function that went to their end; fewer than one in 15 minutes: it did not run.</summary>
    public const string MeteringRuns = "MeteringRuns";

    /// <summary>Milliseconds since the end of the oldest hour that AWS has not answered; 0 when none waits.</summary>
    public const string OldestWaitingHour = "OldestWaitingHour";

    /// <summary>Metering records that AWS accepted.</summary>
    public const string MeteringAccepted = "MeteringAccepted";

    /// <summary>Metering records that AWS refused by themselves, for another reason than the two below.</summary>
    public const string MeteringRefused = "MeteringRefused";

    /// <summary>Metering records that AWS was told with another quantity before: somebody else meters, or a decision was lost.</summary>
    public const string MeteringDuplicates = "MeteringDuplicates";

    /// <summary>Metering records of buyers whom AWS does not know as subscribed.</summary>
    public const string MeteringNotSubscribed = "MeteringNotSubscribed";

    /// <summary>Metering records without an answer that are too old for AWS to be asked again: an operator must look into CloudTrail.</summary>
    public const string MeteringUnclear = "MeteringUnclear";
}
