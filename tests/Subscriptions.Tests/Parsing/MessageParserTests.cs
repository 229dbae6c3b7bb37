using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

public class MessageParserTests
{
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

    [Fact]
    public void A_reason_never_quotes_the_message() =>
        Assert.DoesNotContain(
            "secret",
            Assert.IsType<ParsedMessage.Unreadable>(Messages.Read("{\"secret\":\"secret\"}")).Reason,
            StringComparison.Ordinal);
}
