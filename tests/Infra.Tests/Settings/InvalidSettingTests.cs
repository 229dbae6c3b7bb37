using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Settings;

/// <summary>Error messages about missing and invalid settings.</summary>
public class InvalidSettingTests
{
    [Theory]
    [InlineData("name", null, "name is missing", "guance")]
    [InlineData("name", "Guance!", "name is \"Guance!\"", "guance")]
    [InlineData("region", null, "region is missing", "us-west-2")]
    [InlineData("region", "oregon", "region is \"oregon\"", "us-west-2")]
    [InlineData("region", "us-gov-west-1", "region is \"us-gov-west-1\"", "us-west-2")]
    [InlineData("account", "12345", "account is \"12345\"", "111122223333")]
    [InlineData("architecture", "riscv", "architecture is \"riscv\"", "arm64")]
    [InlineData("bundle", "perhaps", "bundle is \"perhaps\"", "true")]
    [InlineData("alarmEmail", "nobody", "alarmEmail is \"nobody\"", "operations@example.com")]
    [InlineData("confirmationDelay", "three days", "confirmationDelay is \"three days\"", "3.00:00:00")]
    [InlineData("teardownDelay", "five minutes", "teardownDelay is \"five minutes\"", "00:15:00")]
    [InlineData("monthlyLimit", "weekly", "monthlyLimit is \"weekly\"", "true")]
    [InlineData("anySettlementAcrossPartitions", "sometimes", "anySettlementAcrossPartitions is \"sometimes\"", "true")]
    [InlineData("concurrency.usage", "1", "concurrency.usage is \"1\"", "from 2 to 1000")]
    [InlineData("concurrency.metering", "2", "concurrency.metering is \"2\"", "from 0 to 1")]
    [InlineData("usage.closeAfter", "soon", "usage.closeAfter is \"soon\"", "00:15:00")]
    [InlineData("usage.closeAfter", "06:00:00", "usage.closeAfter is \"06:00:00\"", "05:00:00")]
    [InlineData("usage.maxAge", "40.00:00:00", "usage.maxAge is \"40.00:00:00\"", "31.00:00:00")]
    [InlineData("usage.firstFlush", "00:50:00", "usage.firstFlush is 00:50:00 and usage.lastFlush is 00:45:00", "00:10:00 and 00:45:00")]
    [InlineData("usage.lastFlush", "01:00:00", "usage.firstFlush is 00:10:00 and usage.lastFlush is 01:00:00", "within the hour")]
    [InlineData("usage.dryRun", "maybe", "usage.dryRun is \"maybe\"", "true")]
    [InlineData("products", null, "products is missing", "5ozyy2nlzhexample")]
    [InlineData("expenseCenter", null, "expenseCenter.api is missing", "https://")]
    [InlineData("expenseCenter.api", "http://insecure.example.com", "expenseCenter.api is \"http://insecure.example.com\"", "https://")]
    [InlineData("expenseCenter.apiSecretParameter", "hunter2", "expenseCenter.apiSecretParameter is \"hunter2\"", "/guance/")]
    [InlineData("concurrency.pages", "many", "concurrency.pages is \"many\"", "from 0 to 1000")]
    [InlineData("concurrency.outbox", "1", "concurrency.outbox is \"1\"", "from 2 to 1000")]
    [InlineData("quietDays", "8", "quietDays is \"8\"", "from 1 to 7")]
    [InlineData("backup.region", "us-west-2", "backup.region is \"us-west-2\"", "another Region")]
    [InlineData("backup.region", "cn-north-1", "backup.region is \"cn-north-1\"", "partition aws")]
    [InlineData("table.name", "guance-restored", "table.stream is missing", "table/guance-restored/stream/")]
    [InlineData("table.stream", "arn:aws:dynamodb:us-west-2:111122223333:table/x/stream/2026-11-25T10:00:00.000", "table.name is missing", "guance-Settlement-restored")]
    [InlineData("table.stream", "arn:aws:dynamodb:us-west-2:111122223333:table/x", "table.stream is \"arn:aws", "/stream/2026")]
    [InlineData("mail", null, "mail.from is missing", "no-reply@example.com")]
    [InlineData("mail.from", "Guance", "mail.from is \"Guance\"", "no-reply@example.com")]
    [InlineData("mail.from", "观测云 <发件@example.com>", "mail.from is \"观测云 <发件@example.com>\"", "no-reply@example.com")]
    [InlineData("mail.from", "Guance no-reply@example.com", "mail.from is \"Guance no-reply@example.com\"", "no-reply@example.com")]
    [InlineData("mail.from", "A <B> <no-reply@example.com>", "mail.from is \"A <B> <no-reply@example.com>\"", "no-reply@example.com")]
    [InlineData("support.email", "支持@example.com", "support.email is \"支持@example.com\"", "support@example.com")]
    [InlineData("mail.identity", "shared", "mail.identity is \"shared\"", "existing")]
    [InlineData("support.email", "help", "support.email is \"help\"", "support@example.com")]
    public void The_error_names_the_setting_and_shows_an_example(string key, string? value, string problem, string example)
    {
        var message = ErrorMessage(context => Set(context, key, value));
        Assert.Contains($"Setting {problem}", message, StringComparison.Ordinal);
        Assert.Contains(example, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[ { "title": "Guance", "identity": "Licence", "listingUrl": "https://example.com" } ]""", "products[0].code is missing")]
    [InlineData("""[ { "code": "5ozyy2nlzhexample", "title": "Guance", "identity": "License", "listingUrl": "https://example.com" } ]""", "products[0].identity is \"License\"")]
    [InlineData("""[ { "code": "5ozyy2nlzhexample", "title": "Guance", "identity": "Licence", "listingUrl": "somewhere" } ]""", "products[0].listingUrl is \"somewhere\"")]
    [InlineData("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Customer", "pricing": "Free", "listingUrl": "https://example.com" } ]""", "products[0].pricing is \"Free\"")]
    [InlineData("""[ "5ozyy2nlzhexample" ]""", "products[0] is \"5ozyy2nlzhexample\"")]
    [InlineData("""
        [ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Licence", "listingUrl": "https://example.com" },
          { "code": "5ozyy2nlzhexample", "title": "B", "identity": "Licence", "listingUrl": "https://example.com" } ]
        """, "products is \"5ozyy2nlzhexample twice\"")]
    [InlineData("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Customer", "listingUrl": "https://example.com", "topics": [ "arn:aws:sns:eu-west-1:287250355862:x" ] } ]""", "products[0].topics is \"arn:aws:sns:eu-west-1")]
    [InlineData("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Licence", "listingUrl": "https://example.com", "dimensions": [ "log_ingest_gb" ] } ]""", "products[0].dimensions[0] is \"log_ingest_gb\"")]
    public void The_error_names_the_setting_of_a_listing_with_its_index(string products, string problem) =>
        Assert.Contains($"Setting {problem}", ErrorMessage(context => context["products"] = CdkContext.Parse(products)), StringComparison.Ordinal);

    [Fact]
    public void In_China_a_mail_relay_is_required() => Assert.Contains(
        "mail.relay is missing: cn-north-1 has no SES", ErrorMessage(context => context["region"] = "cn-north-1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("il-central-1", "region is \"il-central-1\", where AWS has no EventBridge Pipes", "another Region, such as us-west-2")]
    [InlineData("ap-east-2", "region is \"ap-east-2\", where AWS has no HTTP APIs", "another Region, such as us-west-2")]
    [InlineData("ap-east-1", "mail.relay is missing: ap-east-1 has no SES", "An example: https://")]
    [InlineData("eu-south-2", "mail.relay is missing: eu-south-2 has no SES", "another Region")]
    public void A_Region_without_a_required_service_is_refused_with_a_remedy(string region, string reason, string remedy)
    {
        var message = ErrorMessage(context => context["region"] = region);
        Assert.Contains($"Setting {reason}", message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_Region_is_refused() => Assert.Contains(
        "domain.certificateArn is \"arn:aws:acm:us-east-1:",
        ErrorMessage(context => context["domain"] = CdkContext.Parse(
            """{ "name": "aws.example.com", "certificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d" }""")),
        StringComparison.Ordinal);

    [Fact]
    public void An_older_listing_with_a_separate_seller_is_refused() => Assert.Contains(
        "whose notices come over SNS to the seller's account alone",
        ErrorMessage(context =>
        {
            context["account"] = "111122223333";
            context["seller"] = CdkContext.Parse("""{ "account": "444455556666", "externalId": "guance-1" }""");
            context["products"] = CdkContext.Parse("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Customer", "listingUrl": "https://example.com" } ]""");
        }),
        StringComparison.Ordinal);

    [Fact]
    public void An_older_listing_with_allowed_accounts_is_refused() => Assert.Contains(
        "whose notices come over SNS and name no AWS account",
        ErrorMessage(context =>
        {
            context["allowedAccounts"] = CdkContext.Parse("""[ "111122223333" ]""");
            context["products"] = CdkContext.Parse("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Customer", "listingUrl": "https://example.com" } ]""");
        }),
        StringComparison.Ordinal);

    [Fact]
    public void An_invalid_allowed_account_is_named() => Assert.Contains(
        "Setting allowedAccounts is \"1111\"",
        ErrorMessage(context => context["allowedAccounts"] = CdkContext.Parse("""[ "111122223333", "1111" ]""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:dynamodb:us-west-2:111122223333:table/guance-another/stream/2026-11-25T10:00:00.000")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/guance-restored/stream/2026-11-25T10:00:00.000")]
    public void A_stream_of_another_table_or_Region_is_refused(string stream) => Assert.Contains(
        $"table.stream is \"{stream}\"",
        ErrorMessage(context => (context["table.name"], context["table.stream"]) = ("guance-restored", stream)),
        StringComparison.Ordinal);

    [Fact]
    public void One_setting_of_a_group_can_be_overridden()
    {
        var context = CdkContext.Default();
        context["support.email"] = "help@guance.test";
        Assert.Contains("help@guance.test", File.ReadAllText(Path.Combine(Synthesis.Run(context), "Settlement.template.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("观测云 <no-reply@example.com>", "=?UTF-8?B?6KeC5rWL5LqR?= <no-reply@example.com>")]
    [InlineData("Guance, Inc. <no-reply@example.com>", "\"Guance, Inc.\" <no-reply@example.com>")]
    public void A_sender_in_Chinese_or_with_a_comma_reaches_the_function_as_SES_takes_it(string from, string sent)
    {
        var template = Synthesis.Settlement(new Variant($"from {from}", new Dictionary<string, object> { ["mail.from"] = from }));
        var variables = template.Of("AWS::Lambda::Function").Select(function => function.Json["Properties"]!["Environment"]?["Variables"]?["Mail__From"]);
        Assert.Equal([sent], variables.Where(value => value is not null).Select(Template.Text));
    }

    private static void Set(Dictionary<string, object> context, string key, string? value)
    {
        if (value is null)
        {
            context.Remove(key);
        }
        else
        {
            context[key] = value;
        }
    }

    private static string ErrorMessage(Action<Dictionary<string, object>> change)
    {
        var context = CdkContext.Default();
        change(context);
        return Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message;
    }
}
