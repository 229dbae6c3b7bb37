using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>What is different in China and in opt-in Regions, because AWS is different there.</summary>
public class RegionalDifferenceTests
{
    private const string OlderListing = """[ { "code": "abcdefghijklmnopqrstuvwxy", "title": "Guance", "identity": "Customer", "listingUrl": "https://example.com/older" } ]""";

    private static readonly Variant HongKong = new("hong-kong", new Dictionary<string, object>
    {
        ["region"] = "ap-east-1",
        ["mail.relay"] = "https://mail-relay.example.com",
        ["products"] = CdkContext.Parse(OlderListing),
    });

    private static readonly Variant Singapore = new("singapore", new Dictionary<string, object>
    {
        ["region"] = "ap-southeast-1",
        ["products"] = CdkContext.Parse(OlderListing),
    });

    public static TheoryData<Variant> InChina => [Variant.China, Variant.ChinaMarketplaceRegion];

    [Fact]
    public void In_an_opt_in_Region_SNS_has_a_service_principal_of_that_Region()
    {
        Assert.Contains("sns.ap-east-1.amazonaws.com", SendersTo(HongKong));
        Assert.DoesNotContain("sns.amazonaws.com", SendersTo(HongKong));
        Assert.Contains("sns.amazonaws.com", SendersTo(Singapore));
    }

    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_functions_have_no_tracing_and_event_sources_no_tags(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Null(function["TracingConfig"]));
        Assert.All(template.Of("AWS::Lambda::EventSourceMapping"), source => Assert.Null(source["Tags"]));
        Assert.DoesNotContain(template.Statements, found => Template.Texts(found.Statement["Action"]).Any(action => action.StartsWith("xray:", StringComparison.Ordinal)));
        Assert.NotNull(template.Of("AWS::Lambda::Function").First()["Tags"]);
    }

    [Fact]
    public void Outside_China_functions_have_tracing_and_event_sources_have_tags()
    {
        var template = Synthesis.Settlement(Variant.Default);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Equal("Active", Template.Text(function["TracingConfig"]!["Mode"])));
        Assert.All(template.Of("AWS::Lambda::EventSourceMapping"), source => Assert.NotNull(source["Tags"]));
    }

    /// <summary>AWS does not document the domain that KMS uses for services in China.</summary>
    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_keys_accept_both_possible_names_of_a_service(Variant variant)
    {
        var region = (string)variant.Settings["region"];
        Assert.All(["dynamodb", "sns"], service => Assert.Contains(
            Synthesis.Settlement(variant).Statements,
            found => Template.Texts(found.Statement["Condition"]?["StringEquals"]?["kms:ViaService"])
                .SequenceEqual([$"{service}.{region}.amazonaws.com", $"{service}.{region}.amazonaws.com.cn"])));
    }

    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_CodeDeploy_has_the_same_service_principal_as_elsewhere(Variant variant)
    {
        var roles = Synthesis.Settlement(variant).Of("AWS::IAM::Role").Where(role => role.Json.ToJsonString().Contains("AWSCodeDeployRoleForLambdaLimited", StringComparison.Ordinal)).ToList();
        Assert.Equal(FunctionSettings.All.Count, roles.Count);
        Assert.All(roles, role => Assert.Equal(
            "codedeploy.amazonaws.com", Template.Text(role["AssumeRolePolicyDocument"]!["Statement"]![0]!["Principal"]!["Service"])));
    }

    private static IEnumerable<string> SendersTo(Variant variant) => Synthesis.Settlement(variant).Statements
        .Where(found => found.Where.Type == "AWS::SQS::QueuePolicy").SelectMany(found => Template.Texts(found.Statement["Principal"]?["Service"]));
}
