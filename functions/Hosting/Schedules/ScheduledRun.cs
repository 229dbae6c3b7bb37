using Amazon.Lambda.Core;
using Guance.Serverless.Hosting.Invocations;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Guance.Serverless.Hosting.Schedules;

/// <summary>Gives the function's handler the time of an invocation, and tells how it ended.</summary>
public sealed partial class ScheduledRun(IScheduledHandler handler, ILogger<ScheduledRun> logger, TimeProvider time)
{
    /// <summary>A run whose time is up is no failure: the next one goes on.</summary>
    public async Task RunAsync(ILambdaContext context)
    {
        using var scope = logger.BeginScope(InvocationTime.LogScope(context));
        using var invocation = new InvocationTime(context, time);
        try
        {
            await handler.HandleAsync(invocation.Deadline, invocation.IsUp);
        }
        catch (OperationCanceledException) when (invocation.IsUp.IsCancellationRequested)
        {
            LogOutOfTime();
        }
        catch (Exception e)
        {
            LogFailed(e);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The invocation's time was up before the run was done; the next run goes on")]
    private partial void LogOutOfTime();

    [LoggerMessage(Level = LogLevel.Error, Message = "The run failed; the next run tries again")]
    private partial void LogFailed(Exception exception);
}
