using Guance.Serverless.Outbox.Dispatching;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Outbox.Tests.Dispatching;

public class SlowCallCircuitBreakerTests
{
    private readonly FakeTimeProvider time = new();
    private readonly SlowCallCircuitBreaker breaker;
    private int calls;

    public SlowCallCircuitBreakerTests() => breaker = new SlowCallCircuitBreaker("The service", time);

    [Fact]
    public async Task A_service_is_not_called_for_ten_seconds_after_a_call_to_it_failed_slowly()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => breaker.RunAsync(() => FailAsync(SlowCallCircuitBreaker.SlowCall)));
        await Assert.ThrowsAsync<CircuitOpenException>(() => breaker.RunAsync(AnswerAsync));
        Assert.Equal(1, calls);

        time.Advance(SlowCallCircuitBreaker.BreakDuration);
        await breaker.RunAsync(AnswerAsync);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_service_that_fails_fast_is_called_again_at_once()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => breaker.RunAsync(() => FailAsync(TimeSpan.FromSeconds(1))));
        await breaker.RunAsync(AnswerAsync);
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
