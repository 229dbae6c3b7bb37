namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>The topics over which AWS Marketplace tells of an older listing.</summary>
public class TopicTests
{
    private const string Subscription = "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-abcdefghijklmnopqrstuvwxy";
    private const string Entitlement = "arn:aws:sns:us-east-1:287250355862:aws-mp-entitlement-notification-abcdefghijklmnopqrstuvwxy";

    [Fact]
    public void A_listing_that_is_paid_as_it_is_used_has_no_topic_of_entitlements() => Assert.Equal([Subscription], TopicsOf("", ""));

    [Fact]
    public void A_listing_with_contract_pricing_has_both_topics() =>
        Assert.Equal([Entitlement, Subscription], TopicsOf("pricing", "\"Contract\""));

    [Fact]
    public void Topics_that_AWS_names_can_be_given_outside_of_China_too()
    {
        const string own = "arn:aws:sns:us-east-1:777788889999:aws-mp-subscription-notification-own";
        Assert.Equal([own], TopicsOf("topics", $"[ \"{own}\" ]"));
    }

    [Fact]
    public void A_newer_listing_has_no_topic() => Assert.Empty(Synthesis.MarketplaceEvents(Variant.AsCloned).Of("AWS::SNS::Subscription"));

    /// <returns>The topics that are subscribed to; the queue takes messages of just these.</returns>
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
        Assert.Equal(topics, SendersOf(Synthesis.Settlement(variant)));
        return topics;
    }

    private static IEnumerable<string> SendersOf(Template settlement) => settlement.Statements
        .Where(found => found.Where.Type == "AWS::SQS::QueuePolicy" && Template.Text(found.Statement["Principal"]?["Service"]).StartsWith("sns", StringComparison.Ordinal))
        .SelectMany(found => Template.Texts(found.Statement["Condition"]!["ArnEquals"]!["aws:SourceArn"])).Order(StringComparer.Ordinal);
}
