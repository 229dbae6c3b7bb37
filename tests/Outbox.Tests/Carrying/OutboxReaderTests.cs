using Guance.Serverless.Outbox.Carrying;

namespace Guance.Serverless.Outbox.Tests.Carrying;

public class OutboxReaderTests
{
    [Fact]
    public void The_key_of_the_item_is_read()
    {
        Assert.True(OutboxReader.TryRead("""{"outbox":"OUTBOX#01KB0000000000000000000000"}""", out var id));
        Assert.Equal(Ulid.Parse("01KB0000000000000000000000"), id);
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
