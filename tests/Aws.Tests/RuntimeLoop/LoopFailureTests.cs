using Amazon.Lambda.RuntimeSupport;

namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

[Collection(OneLoopAtATime.Name)]
public sealed class LoopFailureTests
{
    [Fact]
    public async Task An_exception_is_reported_with_type_message_stack_and_cause_and_the_loop_goes_on()
    {
        var calls = 0;
        await using var loop = await RunningLoop.StartAsync((_, _) => ++calls == 1
            ? throw new InvalidOperationException("outer", new FormatException("inner"))
            : Task.FromResult<Stream>(new MemoryStream("fine"u8.ToArray())));

        var error = await loop.Api.InvokeAsync(default);
        var next = await loop.Api.InvokeAsync(default);

        Assert.Equal("error", error.Kind);
        Assert.Equal("InvalidOperationException", error.ErrorType);
        Assert.Equal("InvalidOperationException", (string?)error.Json["errorType"]);
        Assert.Equal("outer", (string?)error.Json["errorMessage"]);
        Assert.NotEmpty(error.Json["stackTrace"]!.AsArray());
        Assert.Equal("FormatException", (string?)error.Json["cause"]!["errorType"]);
        Assert.Equal("fine", next.Text);
    }

    [Fact]
    public async Task All_causes_of_an_aggregate_are_reported()
    {
        await using var loop = await RunningLoop.StartAsync((_, _) =>
            throw new AggregateException("several", new FormatException("first"), new TimeoutException("second")));
        var error = await loop.Api.InvokeAsync(default);
        Assert.Equal(["FormatException", "TimeoutException"], error.Json["causes"]!.AsArray().Select(cause => (string?)cause!["errorType"]));
    }

    [Fact]
    public async Task A_handler_that_returns_null_answers_nothing_and_the_loop_goes_on()
    {
        await using var loop = await RunningLoop.StartAsync((_, _) => Task.FromResult<Stream>(null!));
        foreach (var _ in (int[])[1, 2])
        {
            var answer = await loop.Api.InvokeAsync(default);
            Assert.Equal(("response", ""), (answer.Kind, answer.Text));
        }
    }

    [Fact]
    public async Task A_response_that_Lambda_refuses_as_too_large_is_reported_as_an_error()
    {
        await using var loop = await RunningLoop.StartAsync((_, _) => Task.FromResult<Stream>(new MemoryStream(new byte[9])));
        loop.Api.TakingStatus = kind => kind == "response" ? 413 : 202;

        var error = await loop.Api.InvokeAsync(default);

        Assert.Equal("error", error.Kind);
        Assert.Contains("9 bytes", (string?)error.Json["errorMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_that_came_too_late_does_not_end_the_loop()
    {
        var refused = new TaskCompletionSource();
        await using var loop = await RunningLoop.StartAsync((_, _) => Task.FromResult<Stream>(new MemoryStream([1])));
        loop.Api.TakingStatus = _ =>
        {
            refused.TrySetResult();
            return 400;
        };
        _ = loop.Api.InvokeAsync(default);
        await refused.Task;

        loop.Api.TakingStatus = _ => 202;

        Assert.Equal("response", (await loop.Api.InvokeAsync(default)).Kind);
    }

    [Fact]
    public async Task A_Runtime_API_that_breaks_ends_the_loop_with_an_exception()
    {
        await using var loop = await RunningLoop.StartAsync((_, _) => Task.FromResult<Stream>(new MemoryStream([1])));
        loop.Api.TakingStatus = _ => 500;
        _ = loop.Api.InvokeAsync(default);

        await Assert.ThrowsAsync<HttpRequestException>(() => loop.Run);
    }

    [Fact]
    public async Task An_initialization_that_throws_is_reported_and_rethrown()
    {
        await using var loop = await RunningLoop.StartAsync(Nothing().UseBootstrapHandler(() => throw new TimeoutException("slow")));

        await Assert.ThrowsAsync<TimeoutException>(() => loop.Run);
        var error = await loop.Api.InitializationError;
        Assert.Equal("Runtime.TimeoutException", error.ErrorType);
        Assert.Equal("slow", (string?)error.Json["errorMessage"]);
    }

    [Fact]
    public async Task An_initialization_that_returns_false_ends_the_loop_without_an_error()
    {
        await using var loop = await RunningLoop.StartAsync(Nothing().UseBootstrapHandler(() => Task.FromResult(false)));
        await loop.Run.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static LambdaBootstrapBuilder Nothing() => LambdaBootstrapBuilder.Create((input, _) => Task.FromResult(input));
}
