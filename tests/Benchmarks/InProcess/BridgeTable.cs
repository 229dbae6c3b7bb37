using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Guance.Serverless.Benchmarks.Reporting;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Benchmarks.InProcess;

/// <summary>Time and memory of the Runtime loop and the bridge, measured by BenchmarkDotNet in this process: a project of its own would not build within the house's rules.</summary>
internal static class BridgeTable
{
    public static Table Measure()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Repository.Artifacts, "benchmarks", "bridge"));
        var table = new Table("bridge", "The Runtime loop alone, and the bridge to ASP.NET with the smallest application, just-in-time compiled: of one event");
        foreach (var report in BenchmarkRunner.Run<LoopBenchmark>(config).Reports.Concat(BenchmarkRunner.Run<BridgeBenchmark>(config).Reports))
        {
            table.Add(
                ("event", report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')),
                ("us", ((report.ResultStatistics?.Median ?? throw new InvalidOperationException("BenchmarkDotNet has measured nothing.")) / 1000).Rounded()),
                ("allocated bytes", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));
        }

        return table;
    }
}
