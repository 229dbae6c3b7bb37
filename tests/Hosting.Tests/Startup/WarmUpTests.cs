using System.Text;
using Amazon.DynamoDBv2;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Hosting.Tests.Secrets;
using Guance.Serverless.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Hosting.Tests.Startup;

public sealed class WarmUpTests : IDisposable
{
    private static readonly IConfiguration Settings = new ConfigurationBuilder()
        .AddInMemoryCollection([new("Settlement:Table", "table-7")]).Build();

    private readonly EnvironmentOfLambda environment = new();
    private readonly MemoryStream metrics = new();
    private readonly LinesLogger<WarmUp> log = new();
    private readonly FakeTimeProvider time = new();
    private readonly AmazonDynamoDBClient composed = new("key", "secret", new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9" });
    private readonly List<(IAmazonDynamoDB Client, string Table)> calls = [];

    public void Dispose()
    {
        environment.Dispose();
        metrics.Dispose();
        composed.Dispose();
    }

    [Fact]
    public async Task A_call_that_was_not_begun_asks_the_configured_table_through_the_client_that_the_function_was_composed_with()
    {
        await CompleteAsync(new FirstCall(Settings, NoteAsync, time).Begin(now: false));

        Assert.Equal([(composed, "table-7")], calls);
        Assert.Contains("\"WarmUp\":", Metrics, StringComparison.Ordinal);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_call_that_was_begun_does_not_wait_for_the_function_to_be_composed_and_is_made_once_through_its_own_client()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new FirstCall(Settings, async (client, options, stop) =>
        {
            await NoteAsync(client, options, stop);
            asked.SetResult();
        }, time).Begin();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        await CompleteAsync(first);

        await using var services = new ServiceCollection().AddTable(first).BuildServiceProvider();
        Assert.Equal([(services.GetRequiredService<IAmazonDynamoDB>(), "table-7")], calls);
        Assert.NotSame(composed, calls[0].Client);
        Assert.Contains("\"WarmUp\":", Metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_fails_is_logged_and_the_function_starts(bool isBegun)
    {
        await CompleteAsync(new FirstCall(Settings, (_, _, _) => Task.FromException(new TimeoutException("nobody answers")), time).Begin(isBegun));

        Assert.Contains("nobody answers", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Empty(Metrics);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_holds_up_the_start_for_five_seconds_only()
    {
        var start = CompleteAsync(new FirstCall(Settings, (_, _, stop) => Task.Delay(Timeout.InfiniteTimeSpan, stop), time));
        time.Advance(FirstCall.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(start.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await start;

        Assert.Equal(TimeSpan.FromSeconds(5), FirstCall.Timeout);
        Assert.Contains("without reaching its table", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private string Metrics => Encoding.UTF8.GetString(metrics.ToArray());

    private Task NoteAsync(IAmazonDynamoDB client, Storage.StorageOptions options, CancellationToken stop)
    {
        calls.Add((client, options.Table));
        return Task.CompletedTask;
    }

    private Task CompleteAsync(FirstCall first) =>
        new WarmUp(first, composed, new EmfMetrics(FunctionSettings.Outbox.Name, new LogOutput(metrics), time), log).RunAsync();
}
