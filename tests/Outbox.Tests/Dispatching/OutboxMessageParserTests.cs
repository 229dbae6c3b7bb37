using Guance.Serverless.Outbox.Dispatching;

namespace Guance.Serverless.Outbox.Tests.Dispatching;

public class OutboxMessageParserTests
{
    private static readonly Ulid Id = Ulid.Parse("01KB0000000000000000000000");

    [Fact]
    public void The_id_of_the_item_is_read() =>
        Assert.Equal(Item(new OutboxDelivery(Id)), OutboxMessageParser.Parse("""{"outbox":"01KB0000000000000000000000"}"""));

    [Fact]
    public void A_resent_message_says_when_it_was_resent_and_since_when_it_fails() => Assert.Equal(
        Item(new OutboxDelivery(
            Id,
            new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 7, 1, 9, 0, 0, 123, TimeSpan.Zero))),
        OutboxMessageParser.Parse(
            """{"outbox":"01KB0000000000000000000000","failingSince":"2026-07-01T08:00:00+00:00","resentAt":"2026-07-01T09:00:00.123+00:00"}"""));

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"99999-01-01T00:00:00Z\"")]
    public void An_invalid_time_is_ignored_and_the_item_is_still_read(string time) => Assert.Equal(
        Item(new OutboxDelivery(Id)),
        OutboxMessageParser.Parse($$"""{"outbox":"01KB0000000000000000000000","failingSince":{{time}},"resentAt":{{time}}}"""));

    [Fact]
    public void A_sweep_message_starts_where_the_last_sweep_stopped_or_at_an_hour()
    {
        Assert.Equal(new ParsedOutboxMessage.Sweep(From: null), OutboxMessageParser.Parse("""{"sweep":"now"}"""));
        Assert.Equal(
            new ParsedOutboxMessage.Sweep(new DateTimeOffset(2026, 11, 25, 18, 0, 0, TimeSpan.Zero)),
            OutboxMessageParser.Parse("""{"sweep":"2026-11-25T18"}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01KB0000000000000000000000")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"outbox":null}""")]
    [InlineData("""{"outbox":7}""")]
    [InlineData("""{"outbox":"OUTBOX#01KB0000000000000000000000"}""")]
    [InlineData("""{"outbox":"01KB"}""")]
    [InlineData("""{"outbox":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ"}""")]
    [InlineData("""{"outbox":"\ud800"}""")]
    [InlineData("{\"outbox\":\"\ud800\"}")]
    [InlineData("""{"sweep":""}""")]
    [InlineData("""{"sweep":true}""")]
    [InlineData("""{"sweep":"2026-11-25"}""")]
    [InlineData("""{"sweep":"yesterday"}""")]
    public void Any_other_message_is_invalid(string body) => Assert.IsType<ParsedOutboxMessage.Unreadable>(OutboxMessageParser.Parse(body));

    private static ParsedOutboxMessage.Item Item(OutboxDelivery delivery) => new(delivery);
}
