using System.Text.Json.Nodes;

namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Several deployments can share an account: their names differ, and one of them creates the SES identity of the sender.</summary>
public class ResourceNameTests
{
    /// <summary>The property that identifies a resource, by type; it must be unique in the Region, the account or globally. Source: CloudFormation Template Reference, primary identifiers.</summary>
    private static readonly Dictionary<string, string> NameProperties = new()
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
        ["AWS::Lambda::LayerVersion"] = "LayerName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::Logs::ResourcePolicy"] = "PolicyName",
        ["AWS::Pipes::Pipe"] = "Name",
        ["AWS::Route53::RecordSet"] = "Name",
        ["AWS::Scheduler::Schedule"] = "Name",
        ["AWS::SES::ConfigurationSet"] = "Name",
        ["AWS::SES::EmailIdentity"] = "EmailIdentity",
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::SQS::Queue"] = "QueueName",
    };

    /// <summary>Types without a name, or whose name has to be unique only within another resource.</summary>
    private static readonly string[] TypesWithoutUniqueName =
    [
        "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::ApiMapping", "AWS::ApiGatewayV2::Integration", "AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Stage",
        "AWS::Backup::BackupSelection", "AWS::Events::EventBusPolicy", "AWS::IAM::Policy", "AWS::KMS::Key", "AWS::Lambda::Alias", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::EventSourceMapping",
        "AWS::Lambda::Permission", "AWS::Lambda::Version", "AWS::Logs::MetricFilter", "AWS::SES::ConfigurationSetEventDestination", "AWS::SNS::Subscription",
        "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy",
    ];

    private static readonly Variant Second = new("second", new Dictionary<string, object>(Variant.MarketplaceRegion.Settings)
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
        var (first, second) = (NamesOf(Variant.MarketplaceRegion), NamesOf(Second));
        Assert.NotEmpty(first);
        Assert.Contains("AWS::SES::EmailIdentity example.com", first);
        Assert.DoesNotContain(second, name => name.StartsWith("AWS::SES::EmailIdentity", StringComparison.Ordinal));
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public void Two_deployments_have_no_metric_of_an_alarm_in_common() =>
        Assert.Empty(MetricsOf(Variant.MarketplaceRegion).Intersect(MetricsOf(Second)));

    /// <summary>The metrics that functions write differ between deployments only in their dimensions.</summary>
    private static HashSet<string> MetricsOf(Variant variant) =>
    [
        .. Synthesis.Settlement(variant).Of("AWS::CloudWatch::Alarm")
            .Where(alarm => alarm.Text("Namespace") == "Guance.Serverless" && !alarm["Dimensions"]!.ToJsonString().Contains("ApiId", StringComparison.Ordinal))
            .Select(alarm => $"{alarm.Text("MetricName")} {alarm["Dimensions"]!.AsArray().Single(pair => Template.Text(pair!["Name"]) == "Function")!["Value"]}"),
    ];

    [Fact]
    public void Deployments_with_the_same_name_in_two_Regions_share_no_account_wide_name()
    {
        string[] accountWideTypes = ["AWS::IAM::Role", "AWS::CloudWatch::Dashboard"];
        var otherRegion = new Variant("other-region", new Dictionary<string, object> { ["region"] = "eu-central-1" });
        Assert.Empty(AccountWideNamesOf(Variant.Default).Intersect(AccountWideNamesOf(otherRegion)));

        IEnumerable<string> AccountWideNamesOf(Variant variant) =>
            Synthesis.Settlement(variant).All.Where(resource => accountWideTypes.Contains(resource.Type)).SelectMany(NameOf);
    }

    [Fact]
    public void An_existing_SES_identity_is_used_and_not_created()
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
    public void DKIM_records_are_retained() => Assert.All(
        Synthesis.Settlement(Variant.MarketplaceRegion).Of("AWS::Route53::RecordSet").Where(record => record.Text("Type") == "CNAME"),
        record => Assert.Equal("RetainExceptOnCreate", record.DeletionPolicy));

    private static HashSet<string> NamesOf(Variant variant) =>
        [.. Synthesis.MainTemplates(variant).Append(Synthesis.Backups(variant)).SelectMany(template => template.All).SelectMany(NameOf)];

    private static IEnumerable<string> NameOf(Resource resource)
    {
        if (!NameProperties.TryGetValue(resource.Type, out var path))
        {
            Assert.Contains(resource.Type, TypesWithoutUniqueName);
            return [];
        }

        JsonNode? node = resource.Json["Properties"];
        foreach (var step in path.Split('.'))
        {
            node = node?[step];
        }

        // A name that CloudFormation generates, or that contains a reference to a resource of the stack, is unique anyway.
        return node is null || Template.Text(node).StartsWith("${", StringComparison.Ordinal) ? [] : [$"{resource.Type} {Template.Text(node)}"];
    }
}
