namespace Guance.Serverless.Contracts;

/// <summary>Metrics that the functions write and the operators' alarms and dashboard read; the dimension is the function's name.</summary>
public static class MetricNames
{
    public const string Namespace = "Guance.Serverless";

    /// <summary>The dimension: the function's name on Lambda, such as <c>guance-outbox</c>.</summary>
    public const string Function = "Function";

    /// <summary>A second dimension of what tells a new version from the one before: the version of the function, as Lambda numbers it.</summary>
    public const string Version = "Version";

    /// <summary>Milliseconds from starting a function until the table has answered.</summary>
    public const string WarmUp = "WarmUp";

    /// <summary>Messages of a queue that were handled.</summary>
    public const string MessagesDone = "MessagesDone";

    /// <summary>Messages of a queue that were not handled, and will come again.</summary>
    public const string MessagesToComeAgain = "MessagesToComeAgain";

    public const string NoticesTaken = "NoticesTaken";

    public const string NoticesRepeated = "NoticesRepeated";

    public const string NoticesUnreadable = "NoticesUnreadable";

    public const string NoticesOfForeignProducts = "NoticesOfForeignProducts";

    public const string WorkOrdersDone = "WorkOrdersDone";

    /// <summary>Work on an account that goes on, or waits, in another invocation.</summary>
    public const string WorkOrdersContinued = "WorkOrdersContinued";

    public const string OutboxDone = "OutboxDone";

    public const string OutboxUnreadable = "OutboxUnreadable";

    /// <summary>Milliseconds since an outbox item's first try failed, written whenever it is put off once more.</summary>
    public const string OutboxFailing = "OutboxFailing";

    /// <summary>Outbox items that the hourly sweep has found overdue and sent again; 0 when all is well.</summary>
    public const string OutboxSwept = "OutboxSwept";

    /// <summary>Cloud accounts that are ending, or have work left, for longer than anything is waited for; told by the hourly sweep.</summary>
    public const string AccountsStuck = "AccountsStuck";

    /// <summary>Mails that SES refused for good: for their address, their content, or our own account's state.</summary>
    public const string MailsRefused = "MailsRefused";

    /// <summary>Milliseconds from a decision until its side effect was carried out.</summary>
    public const string OutboxAge = "OutboxAge";

    /// <summary>Pages that failed by our own fault, with status 500; what a far side's outage causes is none of them. By version.</summary>
    public const string PagesFailed = "PagesFailed";
}
