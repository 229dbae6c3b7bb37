using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Tests.Templates;

namespace Guance.Serverless.Infra.Tests.Settings;

/// <summary>What an engineer reads who forgot or mistyped a setting.</summary>
public class SettingTests
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
    [InlineData("teardownDelay", "five minutes", "teardownDelay is \"five minutes\"", "00:15:00")]
    [InlineData("monthlyLimit", "weekly", "monthlyLimit is \"weekly\"", "true")]
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
    [InlineData("mail.identity", "shared", "mail.identity is \"shared\"", "existing")]
    [InlineData("support.email", "help", "support.email is \"help\"", "support@example.com")]
    public void A_setting_that_cannot_be_used_is_named_with_an_example(string key, string? value, string complaint, string example)
    {
        var message = Complaint(context => Set(context, key, value));
        Assert.Contains($"Setting {complaint}", message, StringComparison.Ordinal);
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
    public void A_listing_that_cannot_be_used_is_named_with_its_place(string products, string complaint) =>
        Assert.Contains($"Setting {complaint}", Complaint(context => context["products"] = CdkContext.Parse(products)), StringComparison.Ordinal);

    [Fact]
    public void In_China_mails_need_a_relay() => Assert.Contains(
        "mail.relay is missing: cn-north-1 has no SES", Complaint(context => context["region"] = "cn-north-1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("il-central-1", "region is \"il-central-1\", where AWS has no EventBridge Pipes", "another Region, such as us-west-2")]
    [InlineData("ap-east-2", "region is \"ap-east-2\", where AWS has no HTTP APIs", "another Region, such as us-west-2")]
    [InlineData("ap-east-1", "mail.relay is missing: ap-east-1 has no SES", "An example: https://")]
    [InlineData("eu-south-2", "mail.relay is missing: eu-south-2 has no SES", "another Region")]
    public void A_Region_that_lacks_what_is_needed_is_refused_with_the_reason_and_what_helps(string region, string reason, string help)
    {
        var message = Complaint(context => context["region"] = region);
        Assert.Contains($"Setting {reason}", message, StringComparison.Ordinal);
        Assert.Contains(help, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_must_be_in_the_region_of_the_pages() => Assert.Contains(
        "domain.certificateArn is \"arn:aws:acm:us-east-1:",
        Complaint(context => context["domain"] = CdkContext.Parse(
            """{ "name": "aws.example.com", "certificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d" }""")),
        StringComparison.Ordinal);

    [Fact]
    public void An_older_listing_of_a_seller_elsewhere_is_refused_with_the_reason() => Assert.Contains(
        "whose notices come over SNS to the seller's account alone",
        Complaint(context =>
        {
            context["account"] = "111122223333";
            context["seller"] = CdkContext.Parse("""{ "account": "444455556666", "externalId": "guance-1" }""");
            context["products"] = CdkContext.Parse("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Customer", "listingUrl": "https://example.com" } ]""");
        }),
        StringComparison.Ordinal);

    [Fact]
    public void An_older_listing_cannot_be_kept_to_some_AWS_accounts() => Assert.Contains(
        "whose notices come over SNS and name no AWS account",
        Complaint(context =>
        {
            context["allowedAccounts"] = CdkContext.Parse("""[ "111122223333" ]""");
            context["products"] = CdkContext.Parse("""[ { "code": "5ozyy2nlzhexample", "title": "A", "identity": "Customer", "listingUrl": "https://example.com" } ]""");
        }),
        StringComparison.Ordinal);

    [Fact]
    public void An_AWS_account_of_the_list_that_is_none_is_named() => Assert.Contains(
        "Setting allowedAccounts is \"1111\"",
        Complaint(context => context["allowedAccounts"] = CdkContext.Parse("""[ "111122223333", "1111" ]""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:dynamodb:us-west-2:111122223333:table/guance-another/stream/2026-11-25T10:00:00.000")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/guance-restored/stream/2026-11-25T10:00:00.000")]
    public void The_stream_must_be_that_of_the_restored_table_in_the_settlements_Region(string stream) => Assert.Contains(
        $"table.stream is \"{stream}\"",
        Complaint(context => (context["table.name"], context["table.stream"]) = ("guance-restored", stream)),
        StringComparison.Ordinal);

    [Fact]
    public void A_setting_in_a_group_can_be_replaced_alone()
    {
        var context = CdkContext.OfClone();
        context["support.email"] = "help@guance.test";
        Assert.Contains("help@guance.test", File.ReadAllText(Path.Combine(Synthesis.Run(context), "Settlement.template.json")), StringComparison.Ordinal);
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

    private static string Complaint(Action<Dictionary<string, object>> change)
    {
        var context = CdkContext.OfClone();
        change(context);
        return Assert.Throws<SettingException>(() => Synthesis.Run(context)).Message;
    }
}
