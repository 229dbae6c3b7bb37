namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>Retention, deletion protection, encryption, backup and restore of data.</summary>
public class DataProtectionTests
{
    private static readonly string[] TypesWithData =
        ["AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::Lambda::Version", "AWS::SES::EmailIdentity", "AWS::Events::Archive", "AWS::Backup::BackupVault"];

    private static readonly Variant Temporary = new("temporary", new Dictionary<string, object>(Variant.MarketplaceRegion.Settings) { ["retain"] = "false" });
    private static readonly Variant FirstDeployment = new("first", new Dictionary<string, object>(Variant.MarketplaceRegion.Settings) { ["protect"] = "false" });

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Resources_with_data_are_retained_when_their_stack_is_deleted_but_not_when_their_creation_fails(Variant variant)
    {
        var resources = ResourcesWithData(variant);
        Assert.Contains(resources, resource => resource.Type == "AWS::KMS::Key");
        Assert.All(resources, resource =>
        {
            Assert.Equal("RetainExceptOnCreate", resource.DeletionPolicy);
            Assert.Equal("Retain", resource.UpdateReplacePolicy);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Stacks_have_termination_protection(Variant variant) => Assert.All(
        Synthesis.MainTemplates(variant), template => Assert.True(Synthesis.HasTerminationProtection(variant, template.Stack), template.Stack));

    [Fact]
    public void Without_deletion_protection_a_failed_first_deployment_can_be_rolled_back_and_repeated()
    {
        Assert.All(Synthesis.MainTemplates(FirstDeployment), template => Assert.False(Synthesis.HasTerminationProtection(FirstDeployment, template.Stack)));
        Assert.Equal("false", Synthesis.Settlement(FirstDeployment).Of("AWS::DynamoDB::Table").Single().Text("DeletionProtectionEnabled"));
        Assert.All(ResourcesWithData(FirstDeployment), resource => Assert.Equal("RetainExceptOnCreate", resource.DeletionPolicy));
        Assert.Contains(Synthesis.Warnings(FirstDeployment), warning => warning.Contains("deploy again without protect=false", StringComparison.Ordinal));
        Assert.DoesNotContain(Synthesis.Warnings(Variant.MarketplaceRegion), warning => warning.Contains("protect=false", StringComparison.Ordinal));
    }

    [Fact]
    public void A_temporary_environment_leaves_nothing_behind()
    {
        Assert.All(Synthesis.MainTemplates(Temporary), template =>
        {
            Assert.False(Synthesis.HasTerminationProtection(Temporary, template.Stack));
            Assert.All(template.All, resource =>
            {
                Assert.Contains(resource.DeletionPolicy, (string?[])[null, "Delete"]);
                Assert.Contains(resource.UpdateReplacePolicy, (string?[])[null, "Delete"]);
            });
        });
        Assert.Equal("false", Synthesis.Settlement(Temporary).Of("AWS::DynamoDB::Table").Single().Text("DeletionProtectionEnabled"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_table_has_encryption_point_in_time_recovery_and_deletion_protection(Variant variant)
    {
        var table = Synthesis.Settlement(variant).Of("AWS::DynamoDB::Table").Single();
        Assert.Equal("true", Template.Text(table["PointInTimeRecoverySpecification"]!["PointInTimeRecoveryEnabled"]));
        Assert.Equal("true", table.Text("DeletionProtectionEnabled"));
        Assert.Equal("KMS", Template.Text(table["SSESpecification"]!["SSEType"]));
        Assert.Equal("NEW_IMAGE", Template.Text(table["StreamSpecification"]!["StreamViewType"]));
        Assert.Equal("expiresAt", Template.Text(table["TimeToLiveSpecification"]!["AttributeName"]));
    }

    [Fact]
    public void The_table_is_backed_up_daily_and_copied_to_another_Region_for_35_days()
    {
        var template = Synthesis.Settlement(Variant.MarketplaceRegion);
        var rule = template.Of("AWS::Backup::BackupPlan").Single()["BackupPlan"]!["BackupPlanRule"]![0]!;
        Assert.Equal("cron(0 3 * * ? *)", Template.Text(rule["ScheduleExpression"]));
        Assert.Equal("35", Template.Text(rule["Lifecycle"]!["DeleteAfterDays"]));
        var copy = rule["CopyActions"]!.AsArray().Single()!;
        Assert.Equal("35", Template.Text(copy["Lifecycle"]!["DeleteAfterDays"]));
        var vault = Synthesis.Backups(Variant.MarketplaceRegion).Of("AWS::Backup::BackupVault").Single().Text("BackupVaultName");
        Assert.EndsWith($":backup:eu-central-1:${{AWS::AccountId}}:backup-vault:{vault}", Template.Text(copy["DestinationBackupVaultArn"]), StringComparison.Ordinal);
        Assert.Equal(
            $"${{{template.Of("AWS::DynamoDB::Table").Single().Id}.Arn}}",
            Template.Texts(template.Of("AWS::Backup::BackupSelection").Single()["BackupSelection"]!["Resources"]).Single());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Marketplace_events_are_archived_for_a_year_with_the_pattern_of_the_rule(Variant variant)
    {
        var template = Synthesis.MarketplaceEvents(variant);
        var archive = template.Of("AWS::Events::Archive").Single();
        Assert.Equal("365", archive.Text("RetentionDays"));
        Assert.EndsWith(":event-bus/default", archive.Text("SourceArn"), StringComparison.Ordinal);
        Assert.Equal(template.Of("AWS::Events::Rule").Single()["EventPattern"]!.ToJsonString(), archive["EventPattern"]!.ToJsonString());
    }

    [Fact]
    public void A_restored_table_is_used_everywhere()
    {
        const string table = "guance-Settlement-20261125";
        const string stream = $"arn:aws:dynamodb:us-east-1:111122223333:table/{table}/stream/2026-11-25T10:00:00.000";
        var template = Synthesis.Settlement(new("restored", new Dictionary<string, object>(Variant.MarketplaceRegion.Settings)
        {
            ["table.name"] = table,
            ["table.stream"] = stream,
            ["table.restoreCount"] = "2",
        }));
        Assert.Empty(template.Of("AWS::DynamoDB::Table"));
        Assert.DoesNotContain("\"guance-Settlement\"", template.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Equal(
            table, Template.Text(function["Environment"]!["Variables"]!["Settlement__Table"])));
        Assert.All(["guance-registration", "guance-outbox"], name => Assert.Equal("2", Template.Text(
            template.Of("AWS::Lambda::Function").Single(function => function.Text("FunctionName") == name)["Environment"]!["Variables"]!["ExpenseCenter__RestoreCount"])));
        Assert.All(
            template.Statements.SelectMany(found => Template.Texts(found.Statement["Resource"])).Where(resource => resource.Contains(":dynamodb:", StringComparison.Ordinal)),
            resource => Assert.Contains($":table/{table}", resource, StringComparison.Ordinal));
        Assert.Contains(template.Statements, found => Template.Texts(found.Statement["Resource"]).Any(resource => resource.EndsWith($":table/{table}/index/GSI1", StringComparison.Ordinal)));
        Assert.Equal(stream, template.Of("AWS::Pipes::Pipe").Single().Text("Source"));
        Assert.Contains(template.Statements, found => Template.Texts(found.Statement["Resource"]).Contains(stream));
        Assert.Contains($"\"TableName\",\"{table}\"", template.Of("AWS::CloudWatch::Dashboard").Single().Text("DashboardBody"), StringComparison.Ordinal);
        Assert.Equal(table, Template.Text(template.Json["Outputs"]!["TableName"]!["Value"]));
    }

    /// <summary>A pipe cannot change its stream. CloudFormation creates a second pipe, which could not have the same fixed name.</summary>
    [Theory]
    [MemberData(nameof(Variants))]
    public void The_pipe_has_a_generated_name_so_that_it_can_be_replaced(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var pipe = template.Of("AWS::Pipes::Pipe").Single();
        Assert.Null(pipe["Name"]);
        Assert.Contains(template.Of("AWS::CloudWatch::Alarm"), alarm =>
            alarm["Dimensions"]?.AsArray().Any(pair => Template.Text(pair!["Name"]) == "PipeName" && Template.Text(pair["Value"]) == $"${{{pipe.Id}}}") ?? false);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_log_group_keeps_logs_for_three_months(Variant variant) => Assert.All(
        Synthesis.MainTemplates(variant).SelectMany(template => template.Of("AWS::Logs::LogGroup")),
        logs => Assert.Equal("90", logs.Text("RetentionInDays")));

    [Theory]
    [MemberData(nameof(Variants))]
    public void Templates_hold_names_of_secrets_and_no_secrets(Variant variant) => Assert.All(
        Synthesis.Settlement(variant).Of("AWS::Lambda::Function").SelectMany(function => function["Environment"]!["Variables"]!.AsObject()),
        variable => Assert.True(
            !variable.Key.Contains("Secret", StringComparison.Ordinal) || variable.Key.EndsWith("Parameter", StringComparison.Ordinal),
            $"{variable.Key} is a secret itself, not its name"));

    private static List<Resource> ResourcesWithData(Variant variant) => [.. Synthesis.MainTemplates(variant).Concat(variant.Settings.ContainsKey("backup.region") ? [Synthesis.Backups(variant)] : []).SelectMany(template => template.All)
        .Where(resource => TypesWithData.Contains(resource.Type) || (resource.Type == "AWS::KMS::Key" && EncryptsTheTable(resource)))];

    private static bool EncryptsTheTable(Resource key) => key.Template.Of("AWS::DynamoDB::Table")
        .Any(table => Template.Text(table["SSESpecification"]!["KMSMasterKeyId"]).Contains(key.Id, StringComparison.Ordinal));
}
