using Guance.Serverless.Outbox.Dispatching;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Outbox.Tests.Dispatching;

public class CircuitBreakerTests
{
    private readonly FakeTimeProvider time = new();
    private readonly CircuitBreaker side;
    private int calls;

    public CircuitBreakerTests() => side = new CircuitBreaker("It", time);

    [Fact]
    public async Task Whoever_keeps_us_waiting_in_vain_is_left_in_peace_for_a_moment()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => side.RunAsync(() => FailAsync(CircuitBreaker.SlowCall)));
        await Assert.ThrowsAsync<TimeoutException>(() => side.RunAsync(AnswerAsync));
        Assert.Equal(1, calls);

        time.Advance(CircuitBreaker.BreakDuration);
        await side.RunAsync(AnswerAsync);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Whoever_fails_soon_is_asked_on()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => side.RunAsync(() => FailAsync(TimeSpan.FromSeconds(1))));
        await side.RunAsync(AnswerAsync);
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
