using Guance.Serverless.Hosting.Invocations;
using Guance.Serverless.Hosting.Schedules;
using Guance.Serverless.Hosting.Tests.Queues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Hosting.Tests.Schedules;

public sealed class ScheduledRunTests
{
    [Fact]
    public async Task A_run_knows_when_its_time_is_up()
    {
        var before = TimeProvider.System.GetUtcNow();
        var deadline = DateTimeOffset.MinValue;
        await RunAsync(TimeSpan.FromMinutes(1), (until, _) =>
        {
            deadline = until;
            return Task.CompletedTask;
        });
        Assert.InRange(deadline, before.AddMinutes(1), TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task A_run_that_is_not_done_in_time_is_no_failure() => await RunAsync(
        InvocationTime.Reserve + TimeSpan.FromMilliseconds(200), (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));

    [Fact]
    public async Task A_run_that_fails_is_reported_to_Lambda() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => RunAsync(TimeSpan.FromMinutes(1), (_, _) => throw new InvalidOperationException("Broken")));

    private static Task RunAsync(TimeSpan remaining, Func<DateTimeOffset, CancellationToken, Task> handle) =>
        new ScheduledRun(new Handler(handle), NullLogger<ScheduledRun>.Instance, TimeProvider.System).RunAsync(new Context(remaining));

    private sealed class Handler(Func<DateTimeOffset, CancellationToken, Task> handle) : IScheduledHandler
    {
        public Task HandleAsync(DateTimeOffset deadline, CancellationToken cancellationToken) => handle(deadline, cancellationToken);
    }
}
