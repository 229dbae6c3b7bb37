namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>What differs where AWS differs: in China, and in Regions that are off by default.</summary>
public class RegionTests
{
    private const string Older = """[ { "code": "abcdefghijklmnopqrstuvwxy", "title": "Guance", "identity": "Customer", "listingUrl": "https://example.com/older" } ]""";

    private static readonly Variant HongKong = new("hong-kong", new Dictionary<string, object>
    {
        ["region"] = "ap-east-1",
        ["mail.relay"] = "https://mail-relay.example.com",
        ["products"] = CdkContext.Parse(Older),
    });

    private static readonly Variant Singapore = new("singapore", new Dictionary<string, object>
    {
        ["region"] = "ap-southeast-1",
        ["products"] = CdkContext.Parse(Older),
    });

    public static TheoryData<Variant> InChina => [Variant.China, Variant.ChinaHome];

    [Fact]
    public void SNS_sends_to_a_queue_as_the_Region_where_that_is_off_by_default()
    {
        Assert.Contains("sns.ap-east-1.amazonaws.com", SendersTo(HongKong));
        Assert.DoesNotContain("sns.amazonaws.com", SendersTo(HongKong));
        Assert.Contains("sns.amazonaws.com", SendersTo(Singapore));
    }

    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_no_function_is_traced_and_no_event_source_tagged(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Null(function["TracingConfig"]));
        Assert.All(template.Of("AWS::Lambda::EventSourceMapping"), source => Assert.Null(source["Tags"]));
        Assert.DoesNotContain(template.Statements, found => Template.Texts(found.Statement["Action"]).Any(action => action.StartsWith("xray:", StringComparison.Ordinal)));
        Assert.NotNull(template.Of("AWS::Lambda::Function").First()["Tags"]);
    }

    [Fact]
    public void Elsewhere_functions_are_traced_and_event_sources_tagged()
    {
        var template = Synthesis.Settlement(Variant.AsCloned);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Equal("Active", Template.Text(function["TracingConfig"]!["Mode"])));
        Assert.All(template.Of("AWS::Lambda::EventSourceMapping"), source => Assert.NotNull(source["Tags"]));
    }

    /// <summary>AWS's pages do not say how KMS names a service in China.</summary>
    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_keys_may_be_used_through_a_service_under_either_of_its_names(Variant variant)
    {
        var region = (string)variant.Settings["region"];
        Assert.All(["dynamodb", "sns"], service => Assert.Contains(
            Synthesis.Settlement(variant).Statements,
            found => Template.Texts(found.Statement["Condition"]?["StringEquals"]?["kms:ViaService"])
                .SequenceEqual([$"{service}.{region}.amazonaws.com", $"{service}.{region}.amazonaws.com.cn"])));
    }

    [Theory]
    [MemberData(nameof(InChina))]
    public void In_China_CodeDeploy_takes_its_role_under_the_name_that_it_has_everywhere(Variant variant)
    {
        var roles = Synthesis.Settlement(variant).Of("AWS::IAM::Role").Where(role => role.Json.ToJsonString().Contains("AWSCodeDeployRoleForLambdaLimited", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, roles.Count);
        Assert.All(roles, role => Assert.Equal(
            "codedeploy.amazonaws.com", Template.Text(role["AssumeRolePolicyDocument"]!["Statement"]![0]!["Principal"]!["Service"])));
    }

    private static IEnumerable<string> SendersTo(Variant variant) => Synthesis.Settlement(variant).Statements
        .Where(found => found.Where.Type == "AWS::SQS::QueuePolicy").SelectMany(found => Template.Texts(found.Statement["Principal"]?["Service"]));
}
