using System.Text.Json.Nodes;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Settings;

/// <summary>Settings of an environment, from its file in infra/environments.</summary>
public sealed class EnvironmentFileTests : IDisposable
{
    private static readonly Variant Staging = new("staging", new Dictionary<string, object> { ["environment"] = "staging" });

    private readonly List<string> files = [];

    public void Dispose() => files.ForEach(File.Delete);

    [Fact]
    public void The_file_overrides_cdk_json_and_groups_are_merged()
    {
        var variables = Registration(Synthesis.Settlement(Staging))["Environment"]!["Variables"]!;
        Assert.Equal("https://expense-staging.example.com/settlement/", Template.Text(variables["ExpenseCenter__Api"]));
        Assert.Equal("aws-settlement", Template.Text(variables["ExpenseCenter__ClientId"]));
        Assert.Equal("5ozyy2nlzhexample", Template.Text(variables["Products__0__Code"]));
        Assert.Equal("7kdwq3mbtaexample", Template.Text(variables["Products__1__Code"]));
        Assert.Equal("guance-staging-registration", Registration(Synthesis.Settlement(Staging)).Text("FunctionName"));
    }

    [Fact]
    public void The_command_line_overrides_the_file()
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
    public void With_allowed_accounts_only_their_events_and_buyers_are_accepted()
    {
        string[] listed = ["111122223333", "444455556666"];
        var rules = Synthesis.MainTemplates(Staging).SelectMany(template => template.Of("AWS::Events::Rule"))
            .Where(rule => rule["EventPattern"]?["source"]!.ToJsonString().Contains("aws.agreement-marketplace", StringComparison.Ordinal) is true).ToList();
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Equal(listed, Template.Texts(rule["EventPattern"]!["detail"]!["acceptor"]!["accountId"])));
        Assert.Equal(
            listed,
            Registration(Synthesis.Settlement(Staging))["Environment"]!["Variables"]!.AsObject()
                .Where(variable => variable.Key.StartsWith("Settlement__AllowedAccounts__", StringComparison.Ordinal)).Select(variable => Template.Text(variable.Value)));
    }

    [Fact]
    public void Without_allowed_accounts_every_event_is_accepted() => Assert.All(
        Synthesis.MainTemplates(Variant.Default).SelectMany(template => template.Of("AWS::Events::Rule")),
        rule => Assert.Null(rule["EventPattern"]?["detail"]?["acceptor"]));

    [Fact]
    public void Resources_are_tagged_with_application_environment_owner_and_cost_centre()
    {
        Assert.Equal(
            ["application=guance-staging-settlement", "cost-centre=4711", "environment=staging", "owner=settlement-team@example.com"],
            TagsOf(Synthesis.Settlement(Staging)));
        Assert.Equal(["application=guance-settlement", "environment=production"], TagsOf(Synthesis.Settlement(Variant.Default)));
    }

    [Fact]
    public void For_an_unknown_environment_the_error_lists_the_known_ones() =>
        Assert.Contains("environment is \"prod\", which cannot be used. An example: staging", ErrorMessage("prod"), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_name_of_its_own_is_refused_because_it_would_deploy_over_production() =>
        Assert.Contains("it would deploy over what cdk.json deploys", ErrorMessage(Write("""{ "name": "guance" }""")), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_setting_in_the_file_is_refused() => Assert.Contains(
        "has \"allowedAcounts\", which is no setting",
        ErrorMessage(Write("""{ "name": "guance-typo", "allowedAcounts": [ "111122223333" ] }""")), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_differs_only_in_whitespace_is_refused() =>
        Assert.Contains("it would deploy over what cdk.json deploys", ErrorMessage(Write("""{ "name": " guance" }""")), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_setting_in_cdk_json_is_refused_but_settings_of_the_CDK_are_not()
    {
        var settings = new Dictionary<string, object?> { ["name"] = "guance", ["@aws-cdk/core:some"] = true, ["aws:cdk:other"] = true };
        var known = new HashSet<string> { "name" };
        EnvironmentFile.RejectUnknown("cdk.json", settings, known);
        settings["protcet"] = false;
        var error = Assert.Throws<SettingException>(() => EnvironmentFile.RejectUnknown("cdk.json", settings, known));
        Assert.Equal("cdk.json has \"protcet\", which is no setting.", error.Message);
    }

    [Fact]
    public void A_group_that_is_not_in_cdk_json_can_be_set_one_setting_at_a_time()
    {
        var context = CdkContext.Default();
        context["domain.name"] = "aws.example.com";
        Assert.Contains("domain.certificateArn is missing", Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message, StringComparison.Ordinal);
        context.Remove("domain.name");
        context["seller.account"] = "444455556666";
        Assert.Contains("Setting account is missing", Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_setting_in_a_group_of_the_file_is_refused() => Assert.Contains(
        "has \"expenseCenter.apii\", which is no setting",
        ErrorMessage(Write("""{ "name": "guance-typo", "expenseCenter": { "apii": "https://expense-staging.example.com/" } }""")), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_table_is_refused_when_cdk_json_has_a_restored_one()
    {
        var production = new Dictionary<string, object?> { ["name"] = "guance", ["table"] = new Dictionary<string, object?> { ["name"] = "restored" } };
        var staging = new Dictionary<string, object?> { ["name"] = "guance-staging" };
        var error = Assert.Throws<SettingException>(() => EnvironmentFile.RejectSharing("staging.json", staging, production));
        Assert.Contains("staging.json has no \"table\" of its own", error.Message, StringComparison.Ordinal);
        staging["table"] = null;
        EnvironmentFile.RejectSharing("staging.json", staging, production);
    }

    [Fact]
    public void Null_in_the_file_removes_a_setting_of_cdk_json() => Assert.Contains(
        "Setting support.email is missing", ErrorMessage(Write("""{ "name": "guance-none", "support": null }""")), StringComparison.Ordinal);

    private static Resource Registration(Template template) => template.Of("AWS::Lambda::Function").Single(
        function => function.Text("FunctionName").EndsWith("-registration", StringComparison.Ordinal));

    private static IEnumerable<string> TagsOf(Template template) =>
        template.Of("AWS::DynamoDB::Table").Single()["Tags"]!.AsArray().OfType<JsonNode>().Select(tag => $"{tag["Key"]}={tag["Value"]}");

    private static string ErrorMessage(string environment)
    {
        var context = CdkContext.Default();
        context["environment"] = environment;
        return Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message;
    }

    /// <returns>Name of a new environment with the settings.</returns>
    private string Write(string settings)
    {
        var name = $"test-{Guid.NewGuid():N}";
        var file = Path.Combine(Repository.Root, "infra", "environments", $"{name}.json");
        files.Add(file);
        File.WriteAllText(file, settings);
        return name;
    }
}
