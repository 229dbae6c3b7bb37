using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Aws.Tests.Bridge;

public sealed class BridgeFailureTests
{
    [Fact]
    public async Task A_request_is_aborted_before_the_deadline_and_answered_with_503()
    {
        var application = new BridgedApplication(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var answer = await application.SendAsync(new(), TimeSpan.FromSeconds(1)).WaitAsync(
            TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(503, answer.Response.StatusCode);
    }

    [Fact]
    public async Task An_application_that_notices_the_abort_may_still_answer_by_itself()
    {
        var application = new BridgedApplication(async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Response.StatusCode = 202;
        });
        Assert.Equal(202, (await application.SendAsync(new(), TimeSpan.FromSeconds(1))).Response.StatusCode);
    }

    [Fact]
    public async Task An_exception_becomes_a_bare_500_even_after_the_body_has_begun()
    {
        var application = new BridgedApplication(async context =>
        {
            context.Response.Headers.SetCookie = "secret=1";
            await context.Response.WriteAsync("half a page");
            throw new InvalidOperationException("broken");
        });
        var answer = await application.SendAsync(new());
        Assert.Equal(500, answer.Response.StatusCode);
        Assert.Empty(answer.Body);
        Assert.Null(answer.Response.Cookies);
    }

    [Fact]
    public async Task Callbacks_run_before_the_headers_are_fixed_and_after_the_end()
    {
        var completed = 0;
        var application = new BridgedApplication(async context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["x-late"] = "in time";
                return Task.CompletedTask;
            });
            context.Response.OnCompleted(() => Task.FromException(new InvalidOperationException("ignored")));
            context.Response.OnCompleted(() =>
            {
                completed++;
                return Task.CompletedTask;
            });
            await context.Response.WriteAsync("x");
            Assert.True(context.Response.HasStarted);
            Assert.Throws<InvalidOperationException>(() => context.Response.Headers["x-too-late"] = "1");
        });
        var answer = await application.SendAsync(new());
        Assert.Equal("in time", answer.Headers["x-late"]);
        Assert.Equal(1, completed);
    }
}
