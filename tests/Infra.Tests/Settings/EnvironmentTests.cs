using System.Text.Json.Nodes;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Settings;

/// <summary>An environment beside production, by a file of its own.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private static readonly Variant Staging = new("staging", new Dictionary<string, object> { ["environment"] = "staging" });

    private readonly List<string> files = [];

    public void Dispose() => files.ForEach(File.Delete);

    [Fact]
    public void The_file_comes_before_cdk_json_and_is_merged_with_it_group_by_group()
    {
        var variables = Registration(Synthesis.Settlement(Staging))["Environment"]!["Variables"]!;
        Assert.Equal("https://expense-staging.example.com/settlement/", Template.Text(variables["ExpenseCenter__Api"]));
        Assert.Equal("aws-settlement", Template.Text(variables["ExpenseCenter__ClientId"]));
        Assert.Equal("5ozyy2nlzhexample", Template.Text(variables["Products__0__Code"]));
        Assert.Equal("7kdwq3mbtaexample", Template.Text(variables["Products__1__Code"]));
        Assert.Equal("guance-staging-registration", Registration(Synthesis.Settlement(Staging)).Text("FunctionName"));
    }

    [Fact]
    public void What_the_command_line_says_comes_before_the_file()
    {
        var given = new Variant("given", new Dictionary<string, object>(Staging.Settings)
        {
            ["expenseCenter.api"] = "https://expense-given.example.com/",
            ["name"] = "guance-given",
        });
        var registration = Registration(Synthesis.Settlement(given));
        Assert.Equal("guance-given-registration", registration.Text("FunctionName"));
        var variables = registration["Environment"]!["Variables"]!;
        Assert.Equal("https://expense-given.example.com/", Template.Text(variables["ExpenseCenter__Api"]));
        Assert.Equal("https://expense-staging.example.com", Template.Text(variables["ExpenseCenter__Issuer"]));
    }

    [Fact]
    public void Only_the_AWS_accounts_on_its_list_are_heard_and_served()
    {
        string[] listed = ["111122223333", "444455556666"];
        var rules = Synthesis.Both(Staging).SelectMany(template => template.Of("AWS::Events::Rule"))
            .Where(rule => rule["EventPattern"]?["source"]!.ToJsonString().Contains("aws.agreement-marketplace", StringComparison.Ordinal) is true).ToList();
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Equal(listed, Template.Texts(rule["EventPattern"]!["detail"]!["acceptor"]!["accountId"])));
        Assert.Equal(
            listed,
            Registration(Synthesis.Settlement(Staging))["Environment"]!["Variables"]!.AsObject()
                .Where(variable => variable.Key.StartsWith("Settlement__AllowedAccounts__", StringComparison.Ordinal)).Select(variable => Template.Text(variable.Value)));
    }

    [Fact]
    public void Without_a_list_every_event_is_heard() => Assert.All(
        Synthesis.Both(Variant.AsCloned).SelectMany(template => template.Of("AWS::Events::Rule")),
        rule => Assert.Null(rule["EventPattern"]?["detail"]?["acceptor"]));

    [Fact]
    public void Tags_say_whose_it_is()
    {
        Assert.Equal(
            ["application=guance-staging-settlement", "cost-centre=4711", "environment=staging", "owner=settlement-team@example.com"],
            TagsOf(Synthesis.Settlement(Staging)));
        Assert.Equal(["application=guance-settlement", "environment=production"], TagsOf(Synthesis.Settlement(Variant.AsCloned)));
    }

    [Fact]
    public void An_environment_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.Contains("environment is \"prod\", which cannot be used. An example: staging", Complaint("prod"), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_name_of_its_own_would_deploy_over_production_and_is_refused() =>
        Assert.Contains("it would deploy over what cdk.json deploys", Complaint(Write("""{ "name": "guance" }""")), StringComparison.Ordinal);

    [Fact]
    public void A_mistyped_setting_in_the_file_is_refused() => Assert.Contains(
        "has \"allowedAcounts\", which is no setting",
        Complaint(Write("""{ "name": "guance-typo", "allowedAcounts": [ "111122223333" ] }""")), StringComparison.Ordinal);

    [Fact]
    public void A_blank_does_not_make_the_name_another_one() =>
        Assert.Contains("it would deploy over what cdk.json deploys", Complaint(Write("""{ "name": " guance" }""")), StringComparison.Ordinal);

    [Fact]
    public void A_mistyped_setting_of_cdk_json_is_refused_and_the_CDKs_own_are_not()
    {
        var settings = new Dictionary<string, object?> { ["name"] = "guance", ["@aws-cdk/core:some"] = true, ["aws:cdk:other"] = true };
        var read = new HashSet<string> { "name" };
        EnvironmentFile.RefuseUnread("cdk.json", settings, read);
        settings["protcet"] = false;
        var refusal = Assert.Throws<SettingException>(() => EnvironmentFile.RefuseUnread("cdk.json", settings, read));
        Assert.Equal("cdk.json has \"protcet\", which is no setting.", refusal.Message);
    }

    [Fact]
    public void A_group_that_cdk_json_lacks_may_come_setting_by_setting()
    {
        var context = CdkContext.OfClone();
        context["domain.name"] = "aws.example.com";
        Assert.Contains("domain.certificateArn is missing", Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message, StringComparison.Ordinal);
        context.Remove("domain.name");
        context["seller.account"] = "444455556666";
        Assert.Contains("Setting account is missing", Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_setting_in_a_group_of_the_file_is_refused() => Assert.Contains(
        "has \"expenseCenter.apii\", which is no setting",
        Complaint(Write("""{ "name": "guance-typo", "expenseCenter": { "apii": "https://expense-staging.example.com/" } }""")), StringComparison.Ordinal);

    [Fact]
    public void The_restored_table_of_production_is_used_by_no_other_environment()
    {
        var production = new Dictionary<string, object?> { ["name"] = "guance", ["table"] = new Dictionary<string, object?> { ["name"] = "restored" } };
        var staging = new Dictionary<string, object?> { ["name"] = "guance-staging" };
        var refusal = Assert.Throws<SettingException>(() => EnvironmentFile.RefuseShared("staging.json", staging, production));
        Assert.Contains("staging.json has no \"table\" of its own", refusal.Message, StringComparison.Ordinal);
        staging["table"] = null;
        EnvironmentFile.RefuseShared("staging.json", staging, production);
    }

    [Fact]
    public void Null_in_the_file_takes_a_setting_of_cdk_json_away() => Assert.Contains(
        "Setting support.email is missing", Complaint(Write("""{ "name": "guance-none", "support": null }""")), StringComparison.Ordinal);

    private static Resource Registration(Template template) => template.Of("AWS::Lambda::Function").Single(
        function => function.Text("FunctionName").EndsWith("-registration", StringComparison.Ordinal));

    private static IEnumerable<string> TagsOf(Template template) =>
        template.Of("AWS::DynamoDB::Table").Single()["Tags"]!.AsArray().OfType<JsonNode>().Select(tag => $"{tag["Key"]}={tag["Value"]}");

    private static string Complaint(string environment)
    {
        var context = CdkContext.OfClone();
        context["environment"] = environment;
        return Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message;
    }

    /// <returns>Name of an environment that has the settings.</returns>
    private string Write(string settings)
    {
        var name = $"test-{Guid.NewGuid():N}";
        var file = Path.Combine(Checkout.Root, "infra", "environments", $"{name}.json");
        files.Add(file);
        File.WriteAllText(file, settings);
        return name;
    }
}
