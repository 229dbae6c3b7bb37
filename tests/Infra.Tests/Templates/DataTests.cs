namespace Guance.Serverless.Infra.Tests.Templates;

/// <summary>What is kept, and how.</summary>
public class DataTests
{
    private static readonly string[] Keeping =
        ["AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::Lambda::Version"];

    public static TheoryData<Variant> Variants => [.. Variant.All];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Nothing_that_holds_data_goes_with_the_stack(Variant variant)
    {
        var keeping = Synthesis.Both(variant).SelectMany(template => template.All)
            .Where(resource => Keeping.Contains(resource.Type) || (resource.Type == "AWS::KMS::Key" && EncryptsTheTable(resource))).ToList();
        Assert.Contains(keeping, resource => resource.Type == "AWS::KMS::Key");
        Assert.All(keeping, resource =>
        {
            Assert.Equal("Retain", resource.WhenRemoved);
            Assert.Equal("Retain", resource.Json["UpdateReplacePolicy"]!.GetValue<string>());
        });
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

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_log_ends_some_day(Variant variant) => Assert.All(
        Synthesis.Both(variant).SelectMany(template => template.Of("AWS::Logs::LogGroup")),
        logs => Assert.NotNull(logs["RetentionInDays"]));

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_secret_is_in_a_template(Variant variant) => Assert.All(
        Synthesis.Settlement(variant).Of("AWS::Lambda::Function").SelectMany(function => function["Environment"]!["Variables"]!.AsObject()),
        variable => Assert.True(
            !variable.Key.Contains("Secret", StringComparison.Ordinal) || variable.Key.EndsWith("Parameter", StringComparison.Ordinal),
            $"{variable.Key} is a secret itself, not its name"));

    private static bool EncryptsTheTable(Resource key) => key.Template.Of("AWS::DynamoDB::Table")
        .Any(table => Template.Text(table["SSESpecification"]!["KMSMasterKeyId"]).Contains(key.Id, StringComparison.Ordinal));
}
