using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using CsCheck;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

[Collection(OneLoopAtATime.Name)]
public sealed class LoopInvocationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Any_bytes_that_a_handler_returns_arrive_unchanged()
    {
        await using var loop = await RunningLoop.StartAsync(Echo);
        await Gen.Byte.Array[0, 40_000].SampleAsync(
            async bytes => Assert.Equal(bytes, (await loop.Api.InvokeAsync(bytes)).Body),
            iter: 200);
    }

    [Fact]
    public async Task An_event_of_six_megabytes_passes_and_the_next_small_one_too()
    {
        await using var loop = await RunningLoop.StartAsync(Echo);
        foreach (var size in (int[])[6 * 1024 * 1024, 3, 70_000])
        {
            var bytes = new byte[size];
            bytes.AsSpan().Fill((byte)'x');
            Assert.Equal(bytes, (await loop.Api.InvokeAsync(bytes)).Body);
        }
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_sent_completely()
    {
        await using var loop = await RunningLoop.StartAsync(
            (_, _) => Task.FromResult<Stream>(new BufferedStream(new MemoryStream("hidden"u8.ToArray()))));
        Assert.Equal("hidden", (await loop.Api.InvokeAsync(default)).Text);
    }

    [Fact]
    public async Task The_handler_knows_the_invocation_it_handles()
    {
        ILambdaContext? seen = null;
        string? variable = null;
        await using var loop = await RunningLoop.StartAsync((input, context) =>
        {
            (seen, variable) = (context, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Task.FromResult<Stream>(Copy(input));
        });

        await loop.Api.InvokeAsync("{}"u8.ToArray(), TimeSpan.FromSeconds(20), "Root=1-5759e988;Sampled=1");

        Assert.NotNull(seen);
        Assert.Equal("invocation-1", seen.AwsRequestId);
        Assert.Equal("arn:aws:lambda:us-east-1:111122223333:function:test", seen.InvokedFunctionArn);
        Assert.Equal("Root=1-5759e988;Sampled=1", seen.TraceId);
        Assert.Equal("Root=1-5759e988;Sampled=1", variable);
        Assert.InRange(seen.RemainingTime, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Once_the_deadline_has_passed_no_time_remains()
    {
        var left = TimeSpan.MaxValue;
        await using var loop = await RunningLoop.StartAsync((input, context) =>
        {
            left = context.RemainingTime;
            return Task.FromResult<Stream>(Copy(input));
        });

        await loop.Api.InvokeAsync(default, TimeSpan.FromSeconds(-5));

        Assert.Equal(TimeSpan.Zero, left);
    }

    [Fact]
    public async Task An_invocation_that_has_begun_is_finished_before_the_loop_stops()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var loop = await RunningLoop.StartAsync(async (input, _) =>
        {
            begun.SetResult();
            await goOn.Task;
            return new MemoryStream(Encoding.UTF8.GetBytes("finished"));
        });

        var answer = loop.Api.InvokeAsync(default);
        await begun.Task;
        await loop.StopAsync();
        goOn.SetResult();

        Assert.Equal("finished", (await answer).Text);
        await loop.Run.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_stops_or_disposes_of_the_loop_ends_its_wait_for_an_event_without_an_error(bool stops)
    {
        await using var loop = await RunningLoop.StartAsync(Echo);
        await loop.Api.Waiting.WaitAsync(Patience, TestContext.Current.CancellationToken);
        if (stops)
        {
            await loop.StopAsync();
        }
        else
        {
            loop.DisposeOfLoop();
        }

        await loop.Run.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task All_calls_use_one_connection_and_say_which_runtime_they_are_of()
    {
        var fails = false;
        await using var loop = await RunningLoop.StartAsync((input, context) => fails ? throw new FormatException() : Echo(input, context));
        await loop.Api.InvokeAsync("{}"u8.ToArray());
        loop.Api.TakingStatus = kind => kind == "response" ? 413 : 202;
        Assert.Equal("error", (await loop.Api.InvokeAsync("{}"u8.ToArray())).Kind);
        fails = true;
        Assert.Equal("error", (await loop.Api.InvokeAsync("{}"u8.ToArray())).Kind);
        Assert.Single(loop.Api.Calls.Select(call => call.Connection).Distinct());
        Assert.All(loop.Api.Calls, call => Assert.Equal($"aws-lambda-dotnet/{Environment.Version}", call.UserAgent));
    }

    [Fact]
    public async Task Every_invocation_begins_on_the_same_thread_and_without_what_an_earlier_one_left()
    {
        var left = new AsyncLocal<string>();
        var seen = new List<(int Thread, bool IsOfPool, string? Left)>();
        using var client = new HttpClient();
        await using var loop = await RunningLoop.StartAsync(endpoint => new LambdaBootstrap(
            client,
            invocation =>
            {
                seen.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread, left.Value));
                left.Value = invocation.LambdaContext.AwsRequestId;
                return Task.Run(() => new InvocationResponse(new MemoryStream()));
            },
            new() { RuntimeApiEndpoint = endpoint },
            initializer: null));
        for (var time = 0; time < 3; time++)
        {
            await loop.Api.InvokeAsync(default);
        }

        await loop.StopAsync();
        await loop.Run.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal((seen[0].Thread, false, (string?)null), Assert.Single(seen.Distinct()));
    }

    private static Task<Stream> Echo(Stream input, ILambdaContext context) => Task.FromResult<Stream>(Copy(input));

    private static MemoryStream Copy(Stream input)
    {
        var copy = new MemoryStream();
        input.CopyTo(copy);
        return copy;
    }
}
