using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

public class ActionNoticeParserTests
{
    [Theory]
    [InlineData("subscribe-success", NoticeEffect.SubscriptionActive)]
    [InlineData("subscribe-fail", NoticeEffect.SubscriptionFailed)]
    [InlineData("unsubscribe-pending", NoticeEffect.SubscriptionEnding)]
    [InlineData("unsubscribe-success", NoticeEffect.SubscriptionEnded)]
    [InlineData("entitlement-updated", NoticeEffect.None)]
    [InlineData("something-new", NoticeEffect.None)]
    public void Each_action_has_its_effect_and_an_unknown_one_has_none(string action, NoticeEffect effect)
    {
        var notice = Messages.Hear(Body(action));
        Assert.Equal((action, effect), (notice.Name, notice.Effect));
    }

    [Fact]
    public void The_customer_identifier_is_trimmed() =>
        Assert.Equal("prod#X01", Messages.Hear(Body("subscribe-success", customer: " X01 ")).Subscription?.Value);

    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("true", true)]
    [InlineData("\"perhaps\"", null)]
    [InlineData("7", null)]
    public void The_free_trial_is_a_string(string json, bool? expected) =>
        Assert.Equal(expected, Messages.Hear(
            $$"""{"action":"subscribe-success","customer-identifier":"X01","product-code":"prod","isFreeTrialTermPresent":{{json}}}""").FreeTrial);

    [Fact]
    public void A_raw_message_takes_id_and_time_from_the_queue()
    {
        var notice = Messages.Hear(Body("subscribe-success"));
        Assert.Equal((Messages.SqsId, Messages.SentAt), (notice.Id, notice.Time));
    }

    [Fact]
    public void An_envelope_gives_id_and_time()
    {
        var notice = Messages.Hear(Messages.Envelope(Body("subscribe-success")));
        Assert.Equal("6f0a3f6e-5f0e-5d3a-9d5f-0d7c0f1d1a77", notice.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 8, 0, 0, 1, TimeSpan.Zero), notice.Time);
    }

    [Theory]
    [InlineData("""{"action":"subscribe-success","product-code":"prod"}""")]
    [InlineData("""{"action":"subscribe-success","customer-identifier":"  ","product-code":"prod"}""")]
    [InlineData("""{"action":"unsubscribe-success","customer-identifier":"X01"}""")]
    [InlineData("""{"action":"unsubscribe-success","customer-identifier":["X01"],"product-code":"prod"}""")]
    [InlineData("""{"action":7,"customer-identifier":"X01","product-code":"prod"}""")]
    public void An_action_without_a_customer_is_unreadable(string body) =>
        Assert.IsType<ParsedMessage.Unreadable>(Messages.Read(body));

    private static string Body(string action, string customer = "X01") =>
        $$"""{"action":"{{action}}","customer-identifier":"{{customer}}","product-code":"prod"}""";
}
