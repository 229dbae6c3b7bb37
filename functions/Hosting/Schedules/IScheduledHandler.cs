namespace Guance.Serverless.Hosting.Schedules;

/// <summary>What a function does each time its schedule starts it.</summary>
public interface IScheduledHandler
{
    /// <summary>Goes on where the last run has stopped. An exception fails the run; the next one tries again.</summary>
    /// <param name="deadline">When Lambda ends the invocation.</param>
    /// <param name="cancellationToken">Cancelled a moment before the deadline.</param>
    Task HandleAsync(DateTimeOffset deadline, CancellationToken cancellationToken);
}
