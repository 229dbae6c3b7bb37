using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Hosting.Tests.Logging;

public sealed class JsonLoggerTests : IDisposable
{
    private readonly MemoryStream written = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 14, 23, 22, TimeSpan.Zero));
    private readonly LogOutput output;

    public JsonLoggerTests() => output = new LogOutput(written);

    [Fact]
    public void A_log_is_one_line_of_JSON_with_the_values_of_message_and_scopes()
    {
        using var provider = new JsonLoggerProvider(output, time);
        var logger = provider.CreateLogger("Room");
        using (logger.BeginScope(new Dictionary<string, object?> { ["requestId"] = "r-1" }))
        {
            logger.LogWarning("Notice {Notice} of {AwsAccount}, {Count} times\nat once", "订阅", "444455556666", 3);
        }

        var line = Line();
        Assert.Equal("2026-11-20T14:23:22Z", (string?)line["timestamp"]);
        Assert.Equal("Warning", (string?)line["level"]);
        Assert.Equal("Notice 订阅 of ********6666, 3 times\nat once", (string?)line["message"]);
        Assert.Equal("********6666", (string?)line["AwsAccount"]);
        Assert.Equal(3, (int?)line["Count"]);
        Assert.Equal("r-1", (string?)line["requestId"]);
    }

    [Fact]
    public void An_exception_is_logged_without_account_ids()
    {
        using var provider = new JsonLoggerProvider(output, time);
        provider.CreateLogger("Room").LogError(new InvalidOperationException("arn:aws:sqs:us-east-1:444455556666:q \ud800"), "Failed");
        Assert.Contains("us-east-1:********6666:q", (string?)Line()["exception"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_is_a_line_in_the_embedded_metric_format()
    {
        new EmfMetrics("Outbox", output, time).Duration("OutboxAge", TimeSpan.FromSeconds(1.5));
        var line = Line();
        Assert.Equal(1500, (double?)line["OutboxAge"]);
        Assert.Equal("Outbox", (string?)line["Function"]);
        var metric = line["_aws"]!["CloudWatchMetrics"]![0]!;
        Assert.Equal("""[["Function"]]""", metric["Dimensions"]!.ToJsonString());
        Assert.Equal("""[{"Name":"OutboxAge","Unit":"Milliseconds"}]""", metric["Metrics"]!.ToJsonString());
        Assert.Equal(time.GetUtcNow().ToUnixTimeMilliseconds(), (long?)line["_aws"]!["Timestamp"]);
    }

    [Theory]
    [InlineData("guance-staging-outbox", "guance-staging-outbox")]
    [InlineData(null, "Outbox")]
    public void A_metric_names_the_function_as_Lambda_does_so_that_deployments_are_told_apart(string? onLambda, string dimension)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AWS_LAMBDA_FUNCTION_NAME"] = onLambda })
            .Build();
        using var services = new ServiceCollection().AddFunction(FunctionSettings.Outbox, configuration).AddSingleton(output).BuildServiceProvider();
        services.GetRequiredService<EmfMetrics>().Count("OutboxDone");
        Assert.Equal(dimension, (string?)Line()["Function"]);
    }

    [Fact]
    public void What_tells_a_new_version_from_the_one_before_is_counted_by_version_too()
    {
        new EmfMetrics("Registration", output, time, "17").CountByVersion("PagesFailed");
        var line = Line();
        Assert.Equal((1, "Registration", "17"), ((int?)line["PagesFailed"], (string?)line["Function"], (string?)line["Version"]));
        Assert.Equal("""[["Function","Version"]]""", line["_aws"]!["CloudWatchMetrics"]![0]!["Dimensions"]!.ToJsonString());
    }

    public void Dispose() => output.Dispose();

    private JsonObject Line()
    {
        var text = Encoding.UTF8.GetString(written.ToArray());
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
        return JsonNode.Parse(text)!.AsObject();
    }
}
