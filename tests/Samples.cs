using System.Globalization;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Tests;

/// <summary>Things that tests put into the table.</summary>
internal static class Samples
{
    public static readonly ProductCode Product = new("product");
    public static readonly AwsAccountId AwsAccount = AwsAccountId.Parse("123456789012");
    public static readonly SubscriptionId Licence = new(SubscriptionKind.Licence, "l-1");
    public static readonly ExpenseCenterAccount Alice = new(new Username("alice"), "alice@example.com", Language.Chinese, AnySettlement: false);
    public static readonly ExpenseCenterAccount Bob = new(new Username("bob"), "bob@example.com", Language.English, AnySettlement: false);

    public static Sites Sites { get; } = new(
    [
        new() { Code = "us1", Name = new Text("海外1", "Overseas 1"), Cloud = Site.AwsCloud, ConsoleUrl = new Uri("https://us1.example.com") },
        new() { Code = "cn1", Name = new Text("中国1", "China 1"), Cloud = "AlibabaCloud", ConsoleUrl = new Uri("https://cn1.example.com") },
    ]);

    public static WorkspaceLabel Workspace(int number, string site = "us1") =>
        new(new WorkspaceKey(site, "wksp_" + number.ToString("x32", CultureInfo.InvariantCulture)), $"工作空间 {number}");

    public static WorkspaceLabel[] Workspaces(int count) => [.. Enumerable.Range(1, count).Select(number => Workspace(number))];

    /// <summary>The product, listed under the contract of the subscription.</summary>
    public static Products Products(SubscriptionId? subscription) => new(
    [
        new() { Code = Product, Title = "Guance", Identity = (subscription ?? Licence).Kind, ListingUrl = new Uri("https://aws.example.com/listing") },
    ]);

    public static ResolvedCustomer Customer(SubscriptionId? subscription = null) => new(Product, (subscription ?? Licence).Kind, AwsAccount, [subscription ?? Licence]);

    public static Notice Notice(
        string id, NoticeEffect effect, DateTimeOffset time, SubscriptionId? subscription = null, string? agreement = null,
        string? previous = null) => new()
        {
            Id = id,
            Name = effect.ToString(),
            Time = time,
            Effect = effect,
            Product = Product,
            AwsAccount = AwsAccount,
            Subscription = subscription,
            Agreement = agreement is null ? null : new AgreementId(agreement),
            PreviousAgreement = previous is null ? null : new AgreementId(previous),
        };
}
