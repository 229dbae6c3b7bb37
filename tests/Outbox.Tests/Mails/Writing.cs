using System.Collections.Immutable;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Outbox.Tests.Mails;

/// <summary>Mails as the product writes them, about made-up accounts.</summary>
internal static class Writing
{
    private static readonly ProductCode Product = new("5ozyy2nlzhexample");

    public static readonly ProductCode ProductInChina = new("china");

    public static readonly SupportContact Support = new("support@guance.example", new Uri("https://guance.example/support?from=aws&lang=any"));

    public static readonly MailRenderer Writer = new(
        new Products(
        [
            new Product
            {
                Code = Product,
                Title = "Guance",
                Identity = SubscriptionKind.Licence,
                ListingUrl = new Uri("https://aws.amazon.com/marketplace/pp/prodview-example"),
            },
            new Product
            {
                Code = ProductInChina,
                Title = "观测云",
                Identity = SubscriptionKind.Customer,
                ListingUrl = new Uri("https://awsmarketplace.amazonaws.cn/marketplace/pp/prodview-example"),
                Partition = "aws-cn",
            },
        ]),
        new Sites([Site("us1", "海外1（俄勒冈）", "Overseas 1 (Oregon)"), Site("cn2", "中国2（宁夏）", "China 2 (Ningxia)")]),
        new PublicBaseUrl(new Uri("https://aws.guance.example/")),
        Support);

    /// <summary>Every kind in every language.</summary>
    public static TheoryData<MailKind, Language> Mails => new(
        Enum.GetValues<MailKind>().SelectMany(kind => Enum.GetValues<Language>().Select(language => (kind, language))));

    public static Task<RenderedMail> WriteAsync(MailRequest message) => Writer.RenderAsync(message, TestContext.Current.CancellationToken);

    public static MailContent Compose(MailRequest message) => Writer.Compose(message);

    /// <summary>The mail as it mostly is: about workspaces of several sites, where it is about workspaces.</summary>
    public static MailRequest Typical(MailKind kind, Language language) =>
        kind switch
        {
            MailKind.SubscriptionFailed or MailKind.LinkRefused or MailKind.SubscriptionEnding or MailKind.SubscriptionRenewed => Message(kind, language),
            MailKind.MethodChanged => Message(kind, language, Workspace("us1", 1, "Production")),
            _ => About1204Workspaces(kind, language),
        };

    /// <summary>Some of what was requested was not added, for every reason there is.</summary>
    public static MailRequest Partly(MailKind kind, Language language) =>
        Message(kind, language, Workspace("us1", 1, "Production")) with
        {
            Refused = new RefusedWorkspaces(
                [
                    .. Enum.GetValues<RefusalReason>().Index().Select(reason => new RefusedWorkspace(
                        Workspace("us1", 10 + reason.Index, "").Key,
                        reason.Item is RefusalReason.NotYours ? null : $"Staging {reason.Index}",
                        reason.Item,
                        reason.Item is RefusalReason.ChangedThisMonth ? new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero) : null)),
                    new RefusedWorkspace(Workspace("us1", 30, "").Key, "<b>Test</b>", RefusalReason.SiteNotOnAws),
                ],
                Count: 300),
        };

    public static MailRequest Message(MailKind kind, Language language, params ImmutableArray<WorkspaceLabel> workspaces) => new()
    {
        Mail = kind,
        To = new Contact("buyer@example.com", language),
        Account = CloudAccountId.Parse("01KB0000000000000000000000"),
        At = new DateTimeOffset(2026, 9, 1, 16, 30, 0, TimeSpan.FromHours(8)),
        Owner = new Username("alice"),
        AwsAccount = AwsAccountId.Parse("444455556666"),
        Product = Product,
        Workspaces = workspaces,
        WorkspaceCount = workspaces.Length,
        Change = kind is not MailKind.MethodChanged ? null : new MethodChange(
            new PayingMethod(SettlementMethod.ExpenseCenter, AwsAccount: null),
            new PayingMethod(SettlementMethod.Aws, AwsAccountId.Parse("444455556666"))),
    };

    public static WorkspaceLabel Workspace(string site, int number, string name) =>
        new(new WorkspaceKey(site, $"wksp_{number:x32}"), name);

    private static MailRequest About1204Workspaces(MailKind kind, Language language)
    {
        var message = Message(
            kind,
            language,
            Workspace("cn2", 2, "生产环境 <b>&amp;</b>"),
            Workspace("us1", 1, "Production"),
            Workspace("zz9", 3, ""),
            Workspace("us1", 4, "Staging"));
        return message with { WorkspaceCount = 1_204 };
    }

    private static Site Site(string code, string chinese, string english) => new()
    {
        Code = code,
        Name = new Text(chinese, english),
        Cloud = Settlement.Workspaces.Site.AwsCloud,
        ConsoleUrl = new Uri($"https://{code}-auth.guance.example"),
    };
}
