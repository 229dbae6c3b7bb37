using Guance.Serverless.Outbox.Carrying;

namespace Guance.Serverless.Outbox.Tests.Carrying;

public class OutboxReaderTests
{
    [Fact]
    public void The_key_of_the_item_is_read()
    {
        Assert.True(OutboxReader.TryRead("""{"outbox":"OUTBOX#01KB0000000000000000000000"}""", out var errand));
        Assert.Equal(new Errand(Ulid.Parse("01KB0000000000000000000000")), errand);
    }

    [Fact]
    public void What_was_put_off_tells_when_and_since_when_it_fails()
    {
        Assert.True(OutboxReader.TryRead(
            """{"outbox":"OUTBOX#01KB0000000000000000000000","failingSince":"2026-07-01T08:00:00+00:00","putOffAt":"2026-07-01T09:00:00.123+00:00"}""",
            out var errand));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero), errand.FailingSince);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 9, 0, 0, 123, TimeSpan.Zero), errand.PutOffAt);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"99999-01-01T00:00:00Z\"")]
    public void A_time_that_is_none_hides_no_item(string time)
    {
        var body = $$"""{"outbox":"OUTBOX#01KB0000000000000000000000","failingSince":{{time}},"putOffAt":{{time}}}""";
        Assert.True(OutboxReader.TryRead(body, out var errand));
        Assert.Equal(new Errand(Ulid.Parse("01KB0000000000000000000000")), errand);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OUTBOX#01KB0000000000000000000000")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"outbox":null}""")]
    [InlineData("""{"outbox":7}""")]
    [InlineData("""{"outbox":"01KB0000000000000000000000"}""")]
    [InlineData("""{"outbox":"ACCOUNT#01KB0000000000000000000000"}""")]
    [InlineData("""{"outbox":"OUTBOX#01KB"}""")]
    [InlineData("""{"outbox":"OUTBOX#\ud800"}""")]
    [InlineData("{\"outbox\":\"\ud800\"}")]
    public void Anything_else_names_no_item(string body) => Assert.False(OutboxReader.TryRead(body, out _));
}
