using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement;

namespace Guance.Serverless.Fakes;

/// <summary>Settings of the system under test, its clock and its table.</summary>
internal sealed record TestSystemOptions
{
    public DateTimeOffset Start { get; init; } = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Name of the table.</summary>
    public string Table { get; init; } = SettlementTable.Name;

    /// <summary>Whether the product of the older contract is configured as one of the newer contract.</summary>
    public bool HasOptedIn { get; init; }

    /// <summary>How often the table has been restored.</summary>
    public int RestoreCount { get; init; }

    public TimeSpan TeardownDelay { get; init; } = new SettlementOptions().TeardownDelay;

    public TimeSpan SuccessorDelay { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the products have dimensions: then usage is taken, and an account is deleted after its final usage only.</summary>
    public bool IsMetered { get; init; }

    /// <summary>File of the products' dimensions, beside the tests: the functions meter by them, and AWS knows no others.</summary>
    public string DimensionFile { get; init; } = "dimensions.json";

    /// <summary>Whether AWS gets a zero for finished hours without usage.</summary>
    public bool SendsZeroRecords { get; init; }

    /// <summary>Messages that a function is handed at once; one makes the order of calls the same in every run.</summary>
    public int BatchSize { get; init; } = QueueSettings.BatchSize;

    /// <summary>How long each call to the outside takes, in virtual time.</summary>
    public TimeSpan CallDuration { get; init; } = TimeSpan.Zero;

    /// <summary>Retries by the AWS SDK. With 0 every fault reaches the function's own code.</summary>
    public int SdkRetries { get; init; }

    /// <summary>Seed of a random order of concurrent calls; null: in the order in which they were made.</summary>
    public int? InterleavingSeed { get; init; }

    /// <summary>Whether Lambda ends recursive loops whatever the functions' settings say.</summary>
    public bool EndsRecursiveLoops { get; init; }

    /// <summary>Whether the log keeps what the functions log.</summary>
    public bool KeepLog { get; init; } = true;

    /// <summary>Whether each call to the outside is remembered; otherwise they are counted only.</summary>
    public bool KeepCalls { get; init; } = true;

    /// <summary>Path of <see cref="DimensionFile"/>.</summary>
    public string DimensionPath => Path.Combine(AppContext.BaseDirectory, DimensionFile);
}
