using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Several deployments fit into one account: they differ in their name, and one of them makes the sender's SES identity.</summary>
public class NameTests
{
    /// <summary>Names by which AWS knows a resource in an account and Region, or in the account, or in the world. Source: CloudFormation Template Reference, primary identifiers.</summary>
    private static readonly Dictionary<string, string> Identifiers = new()
    {
        ["AWS::ApiGatewayV2::DomainName"] = "DomainName",
        ["AWS::Backup::BackupPlan"] = "BackupPlan.BackupPlanName",
        ["AWS::Backup::BackupVault"] = "BackupVaultName",
        ["AWS::CloudWatch::Alarm"] = "AlarmName",
        ["AWS::CloudWatch::Dashboard"] = "DashboardName",
        ["AWS::CodeDeploy::Application"] = "ApplicationName",
        ["AWS::CodeDeploy::DeploymentGroup"] = "DeploymentGroupName",
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::Events::Archive"] = "ArchiveName",
        ["AWS::Events::EventBus"] = "Name",
        ["AWS::Events::Rule"] = "Name",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::KMS::Alias"] = "AliasName",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::Logs::ResourcePolicy"] = "PolicyName",
        ["AWS::Pipes::Pipe"] = "Name",
        ["AWS::Route53::RecordSet"] = "Name",
        ["AWS::SES::ConfigurationSet"] = "Name",
        ["AWS::SES::EmailIdentity"] = "EmailIdentity",
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::SQS::Queue"] = "QueueName",
    };

    /// <summary>Parts of another resource, whose names only have to be unique in it, or that have none.</summary>
    private static readonly string[] Parts =
    [
        "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::ApiMapping", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Stage",
        "AWS::Backup::BackupSelection", "AWS::Events::EventBusPolicy", "AWS::IAM::Policy", "AWS::KMS::Key", "AWS::Lambda::Alias", "AWS::Lambda::EventSourceMapping",
        "AWS::Lambda::Permission", "AWS::Lambda::Version", "AWS::Logs::MetricFilter", "AWS::SES::ConfigurationSetEventDestination", "AWS::SNS::Subscription",
        "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy",
    ];

    private static readonly Variant Second = new("second", new Dictionary<string, object>(Variant.Home.Settings)
    {
        ["name"] = "guance-second",
        ["mail.identity"] = "existing",
        ["domain"] = CdkContext.Parse("""
            { "name": "second.example.com", "certificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666",
              "hostedZoneId": "Z0123456789EXAMPLE", "hostedZoneName": "example.com" }
            """),
    });

    [Fact]
    public void Two_deployments_in_one_account_and_Region_share_no_name()
    {
        var (first, second) = (NamesOf(Variant.Home), NamesOf(Second));
        Assert.NotEmpty(first);
        Assert.Contains("AWS::SES::EmailIdentity example.com", first);
        Assert.DoesNotContain(second, name => name.StartsWith("AWS::SES::EmailIdentity", StringComparison.Ordinal));
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public void Alarms_of_a_deployment_look_at_no_metric_of_another_one() =>
        Assert.Empty(MetricsOf(Variant.Home).Intersect(MetricsOf(Second)));

    /// <summary>Metrics that functions write are told apart by nothing but their dimensions.</summary>
    private static HashSet<string> MetricsOf(Variant variant) =>
    [
        .. Synthesis.Settlement(variant).Of("AWS::CloudWatch::Alarm")
            .Where(alarm => alarm.Text("Namespace") == "Guance.Serverless" && !alarm["Dimensions"]!.ToJsonString().Contains("ApiId", StringComparison.Ordinal))
            .Select(alarm => $"{alarm.Text("MetricName")} {alarm["Dimensions"]!.AsArray().Single(pair => Template.Text(pair!["Name"]) == "Function")!["Value"]}"),
    ];

    [Fact]
    public void Deployments_of_one_name_in_two_Regions_share_no_name_that_is_the_accounts()
    {
        string[] global = ["AWS::IAM::Role", "AWS::CloudWatch::Dashboard"];
        var elsewhere = new Variant("elsewhere", new Dictionary<string, object> { ["region"] = "eu-central-1" });
        Assert.Empty(GlobalOf(Variant.AsCloned).Intersect(GlobalOf(elsewhere)));

        IEnumerable<string> GlobalOf(Variant variant) =>
            Synthesis.Settlement(variant).All.Where(resource => global.Contains(resource.Type)).SelectMany(NameOf);
    }

    [Fact]
    public void A_sender_that_is_an_identity_already_is_used_and_not_made()
    {
        var template = Synthesis.Settlement(Second);
        Assert.Empty(template.Of("AWS::SES::EmailIdentity"));
        Assert.Contains(template.Statements, found =>
            Template.Texts(found.Statement["Action"]).Contains("ses:SendEmail")
            && Template.Texts(found.Statement["Resource"]).Any(resource => resource.EndsWith(":identity/example.com", StringComparison.Ordinal)));
        Assert.Single(template.Of("AWS::SES::ConfigurationSet"));
        Assert.DoesNotContain(template.Json["Outputs"]!.AsObject(), output => output.Key.StartsWith("DkimRecord", StringComparison.Ordinal));
    }

    [Fact]
    public void The_records_that_sign_for_the_sender_stay_with_it() => Assert.All(
        Synthesis.Settlement(Variant.Home).Of("AWS::Route53::RecordSet").Where(record => record.Text("Type") == "CNAME"),
        record => Assert.Equal("RetainExceptOnCreate", record.WhenRemoved));

    private static HashSet<string> NamesOf(Variant variant) =>
        [.. Synthesis.Both(variant).Append(Synthesis.Backups(variant)).SelectMany(template => template.All).SelectMany(NameOf)];

    private static IEnumerable<string> NameOf(Resource resource)
    {
        if (!Identifiers.TryGetValue(resource.Type, out var path))
        {
            Assert.Contains(resource.Type, Parts);
            return [];
        }

        JsonNode? node = resource.Json["Properties"];
        foreach (var step in path.Split('.'))
        {
            node = node?[step];
        }

        // A name that CloudFormation gives is nobody else's; one that depends on a resource of the stack neither.
        return node is null || Template.Text(node).StartsWith("${", StringComparison.Ordinal) ? [] : [$"{resource.Type} {Template.Text(node)}"];
    }
}
