namespace Guance.Serverless.Lifecycle.Tests.InMemory.Calls;

/// <summary>What goes wrong at a call.</summary>
internal enum Fault
{
    /// <summary>The far side never hears of it.</summary>
    FailBefore,

    /// <summary>The far side carries it out, and its answer is lost.</summary>
    LoseAnswer,

    /// <summary>The process ends before the far side hears of it.</summary>
    KillBefore,

    /// <summary>The far side carries it out, and the process ends before it learns of it.</summary>
    KillAfter,
}
