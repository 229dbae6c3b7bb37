using Amazon.Lambda.RuntimeSupport;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>The limits set here are a few megabytes below what the process has anyway, so that no other test feels them.</summary>
[Collection(OneLoopAtATime.Name)]
public sealed class HeapLimitTests : IDisposable
{
    private const string Memory = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    private const string Disable = "AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK";

    private readonly long before = Available;

    private static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    [Fact]
    public async Task The_heap_of_a_function_may_not_grow_beyond_its_memory()
    {
        var megabytes = (before >> 20) - 1;
        Environment.SetEnvironmentVariable(Memory, $"{megabytes}");
        await RunAsync();
        Assert.Equal(megabytes << 20, Available);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("much", null)]
    [InlineData("10485760", null)]
    [InlineData("lower", "TRUE")]
    public async Task Without_a_memory_size_or_with_a_lower_limit_or_on_demand_the_heap_stays_as_it_is(string? memory, string? disable)
    {
        Environment.SetEnvironmentVariable(Memory, memory == "lower" ? $"{(before >> 20) - 1}" : memory);
        Environment.SetEnvironmentVariable(Disable, disable);
        await RunAsync();
        Assert.Equal(before, Available);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Memory, null);
        Environment.SetEnvironmentVariable(Disable, null);
        AppContext.SetData("GCHeapHardLimit", (ulong)before);
        GC.RefreshMemoryLimit();
    }

    private static async Task RunAsync()
    {
        await using var loop = await RunningLoop.StartAsync(LambdaBootstrapBuilder
            .Create((input, _) => Task.FromResult(input))
            .UseBootstrapHandler(() => Task.FromResult(false)));
        await loop.Run;
    }
}
