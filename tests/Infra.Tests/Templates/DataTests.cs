namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>What is kept, and how.</summary>
public class DataTests
{
    private static readonly string[] Keeping =
        ["AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::Lambda::Version", "AWS::SES::EmailIdentity", "AWS::Events::Archive", "AWS::Backup::BackupVault"];

    private static readonly Variant ThrownAway = new("thrown-away", new Dictionary<string, object>(Variant.Home.Settings) { ["retain"] = "false" });
    private static readonly Variant First = new("first", new Dictionary<string, object>(Variant.Home.Settings) { ["protect"] = "false" });

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_holds_data_stays_when_its_stack_goes_but_not_when_its_creation_fails(Variant variant)
    {
        var keeping = Holding(variant);
        Assert.Contains(keeping, resource => resource.Type == "AWS::KMS::Key");
        Assert.All(keeping, resource =>
        {
            Assert.Equal("RetainExceptOnCreate", resource.WhenRemoved);
            Assert.Equal("Retain", resource.WhenReplaced);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Stacks_cannot_be_deleted_by_mistake(Variant variant) => Assert.All(
        Synthesis.Both(variant), template => Assert.True(Synthesis.IsProtected(variant, template.Stack), template.Stack));

    [Fact]
    public void A_first_deployment_that_fails_can_be_repeated_because_nothing_refuses_to_be_deleted()
    {
        Assert.All(Synthesis.Both(First), template => Assert.False(Synthesis.IsProtected(First, template.Stack)));
        Assert.Equal("false", Synthesis.Settlement(First).Of("AWS::DynamoDB::Table").Single().Text("DeletionProtectionEnabled"));
        Assert.All(Holding(First), resource => Assert.Equal("RetainExceptOnCreate", resource.WhenRemoved));
        Assert.Contains(Synthesis.Warnings(First), warning => warning.Contains("deploy again without protect=false", StringComparison.Ordinal));
        Assert.DoesNotContain(Synthesis.Warnings(Variant.Home), warning => warning.Contains("protect=false", StringComparison.Ordinal));
    }

    [Fact]
    public void An_environment_to_throw_away_leaves_nothing_behind()
    {
        Assert.All(Synthesis.Both(ThrownAway), template =>
        {
            Assert.False(Synthesis.IsProtected(ThrownAway, template.Stack));
            Assert.All(template.All, resource =>
            {
                Assert.Contains(resource.WhenRemoved, (string?[])[null, "Delete"]);
                Assert.Contains(resource.WhenReplaced, (string?[])[null, "Delete"]);
            });
        });
        Assert.Equal("false", Synthesis.Settlement(ThrownAway).Of("AWS::DynamoDB::Table").Single().Text("DeletionProtectionEnabled"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_table_is_encrypted_can_go_back_in_time_and_cannot_be_deleted_by_mistake(Variant variant)
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
        var template = Synthesis.Settlement(Variant.Home);
        var rule = template.Of("AWS::Backup::BackupPlan").Single()["BackupPlan"]!["BackupPlanRule"]![0]!;
        Assert.Equal("cron(0 3 * * ? *)", Template.Text(rule["ScheduleExpression"]));
        Assert.Equal("35", Template.Text(rule["Lifecycle"]!["DeleteAfterDays"]));
        var copy = rule["CopyActions"]!.AsArray().Single()!;
        Assert.Equal("35", Template.Text(copy["Lifecycle"]!["DeleteAfterDays"]));
        var vault = Synthesis.Backups(Variant.Home).Of("AWS::Backup::BackupVault").Single().Text("BackupVaultName");
        Assert.EndsWith($":backup:eu-central-1:${{AWS::AccountId}}:backup-vault:{vault}", Template.Text(copy["DestinationBackupVaultArn"]), StringComparison.Ordinal);
        Assert.Equal(
            $"${{{template.Of("AWS::DynamoDB::Table").Single().Id}.Arn}}",
            Template.Texts(template.Of("AWS::Backup::BackupSelection").Single()["BackupSelection"]!["Resources"]).Single());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Events_of_AWS_Marketplace_can_be_replayed_for_a_year_to_the_rule_that_hears_them(Variant variant)
    {
        var template = Synthesis.MarketplaceEvents(variant);
        var archive = template.Of("AWS::Events::Archive").Single();
        Assert.Equal("365", archive.Text("RetentionDays"));
        Assert.EndsWith(":event-bus/default", archive.Text("SourceArn"), StringComparison.Ordinal);
        Assert.Equal(template.Of("AWS::Events::Rule").Single()["EventPattern"]!.ToJsonString(), archive["EventPattern"]!.ToJsonString());
    }

    [Fact]
    public void Everything_follows_a_table_that_was_restored()
    {
        const string table = "guance-Settlement-20261125";
        const string stream = $"arn:aws:dynamodb:us-east-1:111122223333:table/{table}/stream/2026-11-25T10:00:00.000";
        var template = Synthesis.Settlement(new("restored", new Dictionary<string, object>(Variant.Home.Settings)
        {
            ["table.name"] = table,
            ["table.stream"] = stream,
            ["table.generation"] = "2",
        }));
        Assert.Empty(template.Of("AWS::DynamoDB::Table"));
        Assert.DoesNotContain("\"guance-Settlement\"", template.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.All(template.Of("AWS::Lambda::Function"), function => Assert.Equal(
            table, Template.Text(function["Environment"]!["Variables"]!["Settlement__Table"])));
        Assert.All(["guance-registration", "guance-outbox"], name => Assert.Equal("2", Template.Text(
            template.Of("AWS::Lambda::Function").Single(function => function.Text("FunctionName") == name)["Environment"]!["Variables"]!["ExpenseCenter__Generation"])));
        Assert.All(
            template.Statements.SelectMany(found => Template.Texts(found.Statement["Resource"])).Where(resource => resource.Contains(":dynamodb:", StringComparison.Ordinal)),
            resource => Assert.Contains($":table/{table}", resource, StringComparison.Ordinal));
        Assert.Contains(template.Statements, found => Template.Texts(found.Statement["Resource"]).Any(resource => resource.EndsWith($":table/{table}/index/GSI1", StringComparison.Ordinal)));
        Assert.Equal(stream, template.Of("AWS::Pipes::Pipe").Single().Text("Source"));
        Assert.Contains(template.Statements, found => Template.Texts(found.Statement["Resource"]).Contains(stream));
        Assert.Contains($"\"TableName\",\"{table}\"", template.Of("AWS::CloudWatch::Dashboard").Single().Text("DashboardBody"), StringComparison.Ordinal);
        Assert.Equal(table, Template.Text(template.Json["Outputs"]!["TableName"]!["Value"]));
    }

    /// <summary>A pipe cannot change its stream: CloudFormation makes another one, which could not have the same name.</summary>
    [Theory]
    [MemberData(nameof(Variants))]
    public void A_pipe_can_be_replaced_by_one_of_another_stream(Variant variant)
    {
        var template = Synthesis.Settlement(variant);
        var pipe = template.Of("AWS::Pipes::Pipe").Single();
        Assert.Null(pipe["Name"]);
        Assert.Contains(template.Of("AWS::CloudWatch::Alarm"), alarm =>
            alarm["Dimensions"]?.AsArray().Any(pair => Template.Text(pair!["Name"]) == "PipeName" && Template.Text(pair["Value"]) == $"${{{pipe.Id}}}") ?? false);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_log_ends_after_three_months_because_some_hold_addresses(Variant variant) => Assert.All(
        Synthesis.Both(variant).SelectMany(template => template.Of("AWS::Logs::LogGroup")),
        logs => Assert.Equal("90", logs.Text("RetentionInDays")));

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_secret_is_in_a_template(Variant variant) => Assert.All(
        Synthesis.Settlement(variant).Of("AWS::Lambda::Function").SelectMany(function => function["Environment"]!["Variables"]!.AsObject()),
        variable => Assert.True(
            !variable.Key.Contains("Secret", StringComparison.Ordinal) || variable.Key.EndsWith("Parameter", StringComparison.Ordinal),
            $"{variable.Key} is a secret itself, not its name"));

    private static List<Resource> Holding(Variant variant) => [.. Synthesis.Both(variant).Concat(variant.Settings.ContainsKey("backup.region") ? [Synthesis.Backups(variant)] : []).SelectMany(template => template.All)
        .Where(resource => Keeping.Contains(resource.Type) || (resource.Type == "AWS::KMS::Key" && EncryptsTheTable(resource)))];

    private static bool EncryptsTheTable(Resource key) => key.Template.Of("AWS::DynamoDB::Table")
        .Any(table => Template.Text(table["SSESpecification"]!["KMSMasterKeyId"]).Contains(key.Id, StringComparison.Ordinal));
}
