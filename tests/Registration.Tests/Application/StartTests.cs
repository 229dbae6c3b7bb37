using System.Net;
using Guance.Serverless.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>What the function gets while it starts, but no request waits for.</summary>
public sealed class StartTests
{
    private readonly TaskCompletionSource step = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_step_of_the_start_that_takes_long_delays_no_page()
    {
        using var function = Application();
        using var browser = function.Open(user: null);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/aws/register")).Status);

        var start = function.Services.GetRequiredService<WarmStart>();
        Assert.False(start.RestDone.IsCompleted);
        step.SetResult();
        await start.RestDone.WaitAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(function.Log, IsAboutTheStart);
    }

    [Fact]
    public async Task A_step_of_the_start_that_fails_is_named_in_the_log()
    {
        using var function = Application();
        var start = function.Services.GetRequiredService<WarmStart>();

        step.SetException(new HttpRequestException("away"));
        await start.RestDone.WaitAsync(TestContext.Current.CancellationToken);

        var line = Assert.Single(function.Log, IsAboutTheStart);
        Assert.Contains("without a thing; the first request that needs it tries again", line, StringComparison.Ordinal);
        Assert.Contains("away", line, StringComparison.Ordinal);
    }

    private static bool IsAboutTheStart(string line) => line.Contains("The function started without", StringComparison.Ordinal);

    private RegistrationApplication Application() => new() { Step = new("a thing", () => step.Task) };
}
