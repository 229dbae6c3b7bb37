using System.Text;
using Amazon.DynamoDBv2;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Hosting.Tests.Secrets;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Tests.Startup;

/// <summary>Outside Lambda; on Lambda the end-to-end tests and the benchmarks see the call begin.</summary>
public sealed class WarmUpTests : IDisposable
{
    private readonly MemoryStream metrics = new();
    private readonly LinesLogger<WarmUp> log = new();
    private readonly AmazonDynamoDBClient composed = new("key", "secret", new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9" });

    public void Dispose()
    {
        metrics.Dispose();
        composed.Dispose();
    }

    [Fact]
    public async Task The_first_call_asks_the_configured_table_through_the_client_that_the_function_was_composed_with()
    {
        var calls = new List<(IAmazonDynamoDB Client, string Table)>();
        await RunAsync((client, options, _) =>
        {
            calls.Add((client, options.Table));
            return Task.CompletedTask;
        });

        Assert.Equal([(composed, "table-7")], calls);
        Assert.Contains("\"WarmUp\":", Metrics, StringComparison.Ordinal);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_first_call_that_fails_is_logged_and_the_function_starts()
    {
        await RunAsync((_, _, _) => Task.FromException(new TimeoutException("nobody answers")));

        Assert.Contains("without reaching its table", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Empty(Metrics);
    }

    private string Metrics => Encoding.UTF8.GetString(metrics.ToArray());

    private Task RunAsync(TableCall call)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Settlement:Table", "table-7")]).Build();
        return new WarmUp(
            FirstCall.Begin(settings, call), composed, new EmfMetrics("Test", new LogOutput(metrics), TimeProvider.System), log).RunAsync();
    }
}
