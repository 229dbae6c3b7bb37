using System.Collections.Immutable;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Tests.Mails;

/// <summary>Mails as the product writes them, about made-up accounts.</summary>
internal static class Writing
{
    private static readonly ProductCode Product = new("5ozyy2nlzhexample");

    private static readonly MailWriter Writer = new(
        new Products(
        [
            new Product
            {
                Code = Product,
                Title = "Guance",
                Identity = SubscriptionKind.Licence,
                ListingUrl = new Uri("https://aws.amazon.com/marketplace/pp/prodview-example"),
            },
        ]),
        new Sites([Site("us1", "海外1（俄勒冈）", "Overseas 1 (Oregon)"), Site("cn2", "中国2（宁夏）", "China 2 (Ningxia)")]),
        new PublicAddress(new Uri("https://aws.guance.example/")),
        new SupportContact("support@guance.example", new Uri("https://guance.example/support?from=aws&lang=any")));

    public static WrittenMail Write(MailMessage message) => Writer.Write(message);

    public static MailMessage Message(MailKind kind, Language language, params ImmutableArray<WorkspaceLabel> workspaces) => new()
    {
        Mail = kind,
        To = new Contact("buyer@example.com", language),
        Account = CloudAccountId.Parse("01KB0000000000000000000000"),
        AwsAccount = AwsAccountId.Parse("444455556666"),
        Product = Product,
        Workspaces = workspaces,
        WorkspaceCount = workspaces.Length,
    };

    public static WorkspaceLabel Workspace(string site, int number, string name) =>
        new(new WorkspaceKey(site, $"wksp_{number:x32}"), name);

    private static Site Site(string code, string chinese, string english) => new()
    {
        Code = code,
        Name = new Text(chinese, english),
        Cloud = Settlement.Workspaces.Site.AwsCloud,
        ConsoleUrl = new Uri($"https://{code}-auth.guance.example"),
    };
}
