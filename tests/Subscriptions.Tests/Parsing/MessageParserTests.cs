using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

public class MessageParserTests
{
    private const string Action = """{"action":"subscribe-success","customer-identifier":"X1","product-code":"product"}""";

    [Fact]
    public void A_work_order_names_a_cloud_account() =>
        Assert.Equal(
            "01KB0000000000000000000000",
            Assert.IsType<ParsedMessage.WorkOrdered>(
                Messages.Read("""{"work":"account","cloudAccount":"01KB0000000000000000000000"}""")).Account.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("not JSON")]
    [InlineData("{\"action\":\"subscribe-success\"")]
    [InlineData("{\"action\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1,\"action\":\"subscribe-success\"}")]
    [InlineData("{\"work\":\"account\"}")]
    [InlineData("{\"work\":\"account\",\"cloudAccount\":\"01KB\"}")]
    [InlineData("{\"work\":\"everything\",\"cloudAccount\":\"01KB0000000000000000000000\"}")]
    [InlineData("{\"detail-type\":\"License Updated\",\"source\":\"aws.agreement-marketplace\"}")]
    [InlineData("{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":\"{}\"}")]
    public void A_message_without_a_known_form_is_unreadable(string body) =>
        Assert.IsType<ParsedMessage.Unreadable>(Messages.Read(body));

    [Fact]
    public void Text_that_is_no_valid_Unicode_is_unreadable() =>
        Assert.IsType<ParsedMessage.Unreadable>(Messages.Read("{\"action\":\"\ud800\"}"));

    [Fact]
    public void A_request_to_confirm_an_SNS_subscription_is_left_to_an_operator() =>
        Assert.Contains(
            "by hand",
            Assert.IsType<ParsedMessage.Unreadable>(Messages.Read(Messages.Envelope("You have chosen…", "SubscriptionConfirmation"))).Reason,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("plain text")]
    [InlineData("{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":\"{}\"}")]
    public void An_envelope_around_something_else_is_unreadable(string message) =>
        Assert.IsType<ParsedMessage.Unreadable>(Messages.Read(Messages.Envelope(message)));

    /// <summary>Notices that could be read without doubt, and were not.</summary>
    [Theory]
    [InlineData("""{"action":"subscribe-success","customer-identifier":" X1","product-code":"product",}""")]
    [InlineData("\uFEFF{\"action\":\"subscribe-success\",\"customer-identifier\":\"X1\",\"product-code\":\"product\"}")]
    public void A_notice_with_a_trailing_comma_or_a_byte_order_mark_is_read(string body)
    {
        Assert.Equal("product#X1", Messages.Hear(body).Subscription?.Value);
        Assert.Equal("product#X1", Messages.Hear(Messages.Envelope(body)).Subscription?.Value);
    }

    [Fact]
    public void An_identifier_may_be_a_number() => Assert.Equal(
        "77#12345678901", Messages.Hear("""{"action":"subscribe-success","customer-identifier":12345678901,"product-code":77}""").Subscription?.Value);

    [Fact]
    public void The_id_of_a_message_may_not_be_a_number() => Assert.IsType<ParsedMessage.Unreadable>(
        Messages.Read("""{"Type":"Notification","TopicArn":"arn","MessageId":7,"Timestamp":"2026-11-21T08:00:00Z","Message":{}}"""));

    [Theory]
    [InlineData("2026-11-21T08:00:00.001+0000")]
    [InlineData("2026-11-21T10:00:00.001+0200")]
    [InlineData("2026-11-21T08:00:00.001Z")]
    public void A_time_may_have_an_offset_without_a_colon(string time)
    {
        var notice = Messages.Hear(Messages.Envelope(Action).Replace("2026-11-21T08:00:00.001Z", time, StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 8, 0, 0, 1, TimeSpan.Zero), notice.Time);
    }

    [Fact]
    public void The_message_of_an_envelope_may_be_an_object()
    {
        var body = $$"""{"Type":"Notification","TopicArn":"arn","MessageId":"m-1","Timestamp":"2026-11-21T08:00:00Z","Message":{{Action}}}""";
        Assert.Equal(("m-1", "product#X1"), (Messages.Hear(body).Id, Messages.Hear(body).Subscription?.Value));
    }

    [Fact]
    public void An_envelope_in_an_envelope_keeps_the_inner_id_and_more_than_three_are_unreadable()
    {
        var twice = Messages.Envelope(Messages.Envelope(Action).Replace("6f0a3f6e", "00000001", StringComparison.Ordinal));
        Assert.StartsWith("00000001", Messages.Hear(twice).Id, StringComparison.Ordinal);
        Assert.StartsWith("00000001", Messages.Hear(Messages.Envelope(twice)).Id, StringComparison.Ordinal);
        Assert.IsType<ParsedMessage.Unreadable>(Messages.Read(Messages.Envelope(Messages.Envelope(twice))));
    }

    [Fact]
    public void A_reason_never_quotes_the_message() =>
        Assert.DoesNotContain(
            "secret",
            Assert.IsType<ParsedMessage.Unreadable>(Messages.Read("{\"secret\":\"secret\"}")).Reason,
            StringComparison.Ordinal);
}
