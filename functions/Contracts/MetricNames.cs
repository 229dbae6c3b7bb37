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

    /// <summary>Milliseconds from starting a function until the table has answered.</summary>
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
}
