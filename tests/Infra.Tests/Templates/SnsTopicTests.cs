namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>The SNS topics over which AWS Marketplace sends the notices of older listings.</summary>
public class SnsTopicTests
{
    private const string Subscription = "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-abcdefghijklmnopqrstuvwxy";
    private const string Entitlement = "arn:aws:sns:us-east-1:287250355862:aws-mp-entitlement-notification-abcdefghijklmnopqrstuvwxy";

    [Fact]
    public void A_pay_as_you_go_listing_has_only_the_subscription_topic() => Assert.Equal([Subscription], TopicsOf("", ""));

    [Fact]
    public void A_contract_listing_has_a_subscription_and_an_entitlement_topic() =>
        Assert.Equal([Entitlement, Subscription], TopicsOf("pricing", "\"Contract\""));

    [Fact]
    public void Topics_from_the_settings_replace_the_standard_ones()
    {
        const string own = "arn:aws:sns:us-east-1:777788889999:aws-mp-subscription-notification-own";
        Assert.Equal([own], TopicsOf("topics", $"[ \"{own}\" ]"));
    }

    [Fact]
    public void A_newer_listing_has_no_topics() => Assert.Empty(Synthesis.MarketplaceEvents(Variant.Default).Of("AWS::SNS::Subscription"));

    /// <summary>The topics with a subscription, after checking that exactly these may send to the queue.</summary>
    private static IEnumerable<string> TopicsOf(string setting, string value)
    {
        var more = setting.Length == 0 ? "" : $", \"{setting}\": {value}";
        var variant = new Variant("older", new Dictionary<string, object>
        {
            ["products"] = CdkContext.Parse($$"""
                [ { "code": "abcdefghijklmnopqrstuvwxy", "title": "Guance", "identity": "Customer", "listingUrl": "https://example.com/older"{{more}} } ]
                """),
        });
        var topics = Synthesis.MarketplaceEvents(variant).Of("AWS::SNS::Subscription").Select(subscription => subscription.Text("TopicArn"))
            .Where(topic => topic.StartsWith("arn:", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(topics, TopicsAllowedBy(Synthesis.Settlement(variant)));
        return topics;
    }

    private static IEnumerable<string> TopicsAllowedBy(Template settlement) => settlement.Statements
        .Where(found => found.Where.Type == "AWS::SQS::QueuePolicy" && Template.Text(found.Statement["Principal"]?["Service"]).StartsWith("sns", StringComparison.Ordinal))
        .SelectMany(found => Template.Texts(found.Statement["Condition"]!["ArnEquals"]!["aws:SourceArn"])).Order(StringComparer.Ordinal);
}
