namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Public access: the HTTP API, its limits, its log and its domain.</summary>
public class PublicApiTests
{
    private static readonly string[] PublicTypes = ["AWS::ApiGatewayV2::Api"];

    /// <summary>Resource types that can be public.</summary>
    private static readonly string[] PossiblyPublicTypes =
        ["AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi", "AWS::Lambda::Url", "AWS::S3::Bucket", "AWS::CloudFront::Distribution", "AWS::ElasticLoadBalancingV2::LoadBalancer"];

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Only_the_HTTP_API_is_public(Variant variant)
    {
        Assert.Equal(
            PublicTypes, Synthesis.MainTemplates(variant).SelectMany(template => template.All).Select(resource => resource.Type).Where(PossiblyPublicTypes.Contains));
        Assert.All(
            Synthesis.MainTemplates(variant).SelectMany(template => template.Statements)
                .Where(found => Template.Text(found.Statement["Effect"]) == "Allow" && AllowsAnybody(found.Statement)),
            found => Assert.Contains("kms:CallerAccount", found.Statement["Condition"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Requests_are_limited_and_logged_without_their_query(Variant variant)
    {
        var stage = Synthesis.Settlement(variant).Of("AWS::ApiGatewayV2::Stage").Single();
        Assert.NotNull(stage["DefaultRouteSettings"]!["ThrottlingRateLimit"]);
        Assert.NotNull(stage["RouteSettings"]!["POST /aws/register"]!["ThrottlingRateLimit"]);
        Assert.NotEmpty(Template.Text(stage["AccessLogSettings"]!["DestinationArn"]));
        Assert.DoesNotContain("query", Template.Text(stage["AccessLogSettings"]!["Format"]), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_limit_of_the_landing_page_is_far_above_that_of_one_source_and_below_the_write_limit_of_one_row(Variant variant)
    {
        var landing = Synthesis.Settlement(variant).Of("AWS::ApiGatewayV2::Stage").Single()["RouteSettings"]!["POST /aws/register"]!;
        const int writeLimitOfOneRow = 1000, limitOfOneSource = 1;
        Assert.InRange(landing["ThrottlingRateLimit"]!.GetValue<double>(), 100 * limitOfOneSource, writeLimitOfOneRow / 2);
        Assert.True(landing["ThrottlingBurstLimit"]!.GetValue<double>() >= landing["ThrottlingRateLimit"]!.GetValue<double>());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Refused_requests_are_counted_from_the_access_log_and_raise_an_alarm(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var stage = template.Of("AWS::ApiGatewayV2::Stage").Single();
        var filter = template.Of("AWS::Logs::MetricFilter").Single();
        Assert.Contains(filter.Text("LogGroupName")[2..^1], Template.Text(stage["AccessLogSettings"]!["DestinationArn"]), StringComparison.Ordinal);
        Assert.Equal("""{ $.status = "429" }""", filter.Text("FilterPattern"));
        Assert.All(["status", "apiId"], name => Assert.Contains(
            $"\"{name}\":\"$context.{name}\"", Template.Text(stage["AccessLogSettings"]!["Format"]), StringComparison.Ordinal));
        var metric = filter["MetricTransformations"]![0]!;
        Assert.Contains(template.Of("AWS::CloudWatch::Alarm"), alarm =>
            alarm.Text("Namespace") == Template.Text(metric["MetricNamespace"]) && alarm.Text("MetricName") == Template.Text(metric["MetricName"])
            && Template.Text(alarm["Dimensions"]![0]!["Name"]) == Template.Text(metric["Dimensions"]![0]!["Key"]));
    }

    [Fact]
    public void With_a_custom_domain_the_generated_address_is_disabled_and_links_use_the_domain()
    {
        var template = Synthesis.Settlement(Variant.MarketplaceRegion);
        Assert.Equal("true", template.Of("AWS::ApiGatewayV2::Api").Single().Text("DisableExecuteApiEndpoint"));
        Assert.Equal("TLS_1_2", Template.Text(
            template.Of("AWS::ApiGatewayV2::DomainName").Single()["DomainNameConfigurations"]![0]!["SecurityPolicy"]));
        Assert.Equal("https://aws.example.com/aws/register", Template.Text(template.Json["Outputs"]!["FulfillmentUrl"]!["Value"]));
        Assert.All(
            template.Of("AWS::Lambda::Function").Select(function => function["Environment"]!["Variables"]!["Registration__PublicUrl"]).OfType<object>(),
            address => Assert.Equal("https://aws.example.com", address.ToString()));
    }

    private static bool AllowsAnybody(System.Text.Json.Nodes.JsonObject statement) =>
        statement["Principal"] is { } principal && principal.ToJsonString() is "\"*\"" or """{"AWS":"*"}""";
}
