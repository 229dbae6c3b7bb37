using System.Diagnostics;
using System.Text.Json.Nodes;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>What one process of Subscriptions gets done in batches of notices, each of another subscription, with the table over HTTP.</summary>
internal sealed class NoticesPerSecond(Surroundings surroundings, IReadOnlyList<Build> builds, int rounds)
{
    private const int Batches = 40;
    private int number;

    public Table Measure()
    {
        var rates = builds.Where(build => build.Has(FunctionSettings.Subscriptions)).ToDictionary(build => build, _ => (Rate: new List<double>(), Cpu: new List<double>()));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (build, figures) in rates)
            {
                using var running = new RunningFunction(surroundings, FunctionSettings.Subscriptions, build.Executable(FunctionSettings.Subscriptions));
                running.Send(Batch(), NoFailure);
                var batches = Enumerable.Range(0, Batches).Select(_ => Batch()).ToList();
                var (cpu, began) = (running.Process.CpuTime, Stopwatch.GetTimestamp());
                batches.ForEach(batch => running.Send(batch, NoFailure));
                var notices = Batches * QueueSettings.BatchSize;
                figures.Rate.Add(notices / Stopwatch.GetElapsedTime(began).TotalSeconds);
                figures.Cpu.Add((running.Process.CpuTime - cpu).TotalMicroseconds / notices);
            }
        }

        var table = new Table("notices", $"Notices of one process of Subscriptions, in batches of {QueueSettings.BatchSize}, the first of each subscription; table in memory over HTTP on the same machine");
        foreach (var (build, figures) in rates)
        {
            table.Add(("build", build.Name), ("notices a second", figures.Rate.Median().Rounded()), ("CPU us a notice", figures.Cpu.Median().Rounded()));
        }

        return table;
    }

    private const string NoFailure = "\"batchItemFailures\":[]";

    private byte[] Batch() => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["Records"] = new JsonArray([.. Enumerable.Range(0, QueueSettings.BatchSize).Select(_ => Message(++number))]),
    }.ToJsonString());

    private static JsonObject Message(int number) => new()
    {
        ["messageId"] = $"message-{number}",
        ["receiptHandle"] = $"receipt-{number}",
        ["body"] = Notices.LicenceUpdated(
            SubscriptionSample.OfLicence($"l-{number}", $"agmt-{number}") with { Product = Guance.Serverless.Sandbox.Console.SandboxProducts.Newer.Code },
            $"notice-{number}", TimeProvider.System.GetUtcNow()),
        ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = "1", ["SentTimestamp"] = $"{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}" },
        ["messageAttributes"] = new JsonObject(),
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = "arn:aws:sqs:us-east-1:123456789012:notices",
        ["awsRegion"] = "us-east-1",
    };
}
