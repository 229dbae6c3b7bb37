namespace Guance.Serverless.Fakes.Calls;

/// <summary>What goes wrong at a call. The first four may happen to any, the others where a service gives such answers.</summary>
internal enum Fault
{
    /// <summary>The service never receives it.</summary>
    FailBefore,

    /// <summary>The service carries it out, and its answer is lost.</summary>
    LoseAnswer,

    /// <summary>The process ends before the service receives it.</summary>
    KillBefore,

    /// <summary>The service carries it out, and the process ends before it learns of it.</summary>
    KillAfter,

    /// <summary>DynamoDB takes no more at the moment: it refuses the call.</summary>
    Throttle,

    /// <summary>DynamoDB cancels a transaction because it takes no more at one of its rows.</summary>
    ThrottleRow,

    /// <summary>DynamoDB is at one of the rows for somebody else.</summary>
    Conflict,

    /// <summary>DynamoDB cancels a transaction because a row is not as it was read, and tells how it is.</summary>
    RowChanged,

    /// <summary>DynamoDB says that a transaction with this token is still being carried out.</summary>
    InProgress,

    /// <summary>The service does not answer, and the caller waits until its patience ends.</summary>
    Hang,
}
