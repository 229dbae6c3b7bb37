using Guance.Serverless.Outbox.Carrying;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Outbox.Tests.Carrying;

public class RespiteTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Respite side;
    private int calls;

    public RespiteTests() => side = new Respite("It", time);

    [Fact]
    public async Task Whoever_keeps_us_waiting_in_vain_is_left_in_peace_for_a_moment()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => side.AskAsync(() => FailAsync(Respite.Slow)));
        await Assert.ThrowsAsync<TimeoutException>(() => side.AskAsync(AnswerAsync));
        Assert.Equal(1, calls);

        time.Advance(Respite.Length);
        await side.AskAsync(AnswerAsync);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Whoever_fails_soon_is_asked_on()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => side.AskAsync(() => FailAsync(TimeSpan.FromSeconds(1))));
        await side.AskAsync(AnswerAsync);
        Assert.Equal(2, calls);
    }

    private Task AnswerAsync()
    {
        calls++;
        return Task.CompletedTask;
    }

    private Task FailAsync(TimeSpan after)
    {
        calls++;
        time.Advance(after);
        return Task.FromException(new HttpRequestException("Down"));
    }
}
