using System.Diagnostics;
using Amazon.SQS.Model;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.EventSources;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>What one process of Subscriptions gets done in batches of notices, each of another subscription, with the table over HTTP.</summary>
internal sealed class NoticesPerSecond(Surroundings surroundings, IReadOnlyList<Build> builds, int rounds)
{
    private const int Batches = 40;
    private const string NoFailure = "\"batchItemFailures\":[]";
    private int number;

    public Table Measure()
    {
        var rates = builds.Where(build => build.Has(FunctionSettings.Subscriptions)).ToDictionary(build => build, _ => (Rate: new List<double>(), Cpu: new List<double>()));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var build in builds.InRound(round).Where(rates.ContainsKey))
            {
                using var running = new RunningFunction(surroundings, FunctionSettings.Subscriptions, build.Executable(FunctionSettings.Subscriptions));
                running.Send(Batch(), NoFailure);
                var batches = Enumerable.Range(0, Batches).Select(_ => Batch()).ToList();
                var (cpu, began) = (running.Process.CpuTime, Stopwatch.GetTimestamp());
                batches.ForEach(batch => running.Send(batch, NoFailure));
                var notices = Batches * QueueSettings.BatchSize;
                rates[build].Rate.Add(notices / Stopwatch.GetElapsedTime(began).TotalSeconds);
                rates[build].Cpu.Add((running.Process.CpuTime - cpu).TotalMicroseconds / notices);
            }
        }

        var table = new Table("notices", $"Notices of one process of Subscriptions, in batches of {QueueSettings.BatchSize}, the first of each subscription; table in memory over HTTP on the same machine");
        foreach (var (build, figures) in rates)
        {
            table.Add(("build", build.Name), ("notices a second", figures.Rate.Median().Rounded()), ("CPU us a notice", figures.Cpu.Median().Rounded()));
        }

        return table;
    }

    private byte[] Batch() =>
        SqsEventJson.From(Enumerable.Range(0, QueueSettings.BatchSize).Select(_ => Message(++number)), "arn:aws:sqs:us-east-1:123456789012:notices").ToArray();

    private static Message Message(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            MessageId = $"message-{number}",
            ReceiptHandle = $"receipt-{number}",
            Body = Notices.LicenceUpdated(
                SubscriptionSample.OfLicence($"l-{number}", $"agmt-{number}") with { Product = SandboxProducts.Newer.Code }, $"notice-{number}", now),
            Attributes = new() { ["ApproximateReceiveCount"] = "1", ["SentTimestamp"] = $"{now.ToUnixTimeMilliseconds()}" },
        };
    }
}
