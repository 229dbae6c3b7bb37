using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Help;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>Every page with something in it, and with names that would like to be more than text.</summary>
internal static class Samples
{
    public const string Hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 14, 24, 44, TimeSpan.Zero);

    public static readonly WorkspaceKey Key = new("us1", "wksp_0123456789abcdef0123456789abcdef");

    /// <summary>A subscription with everything that AWS tells about it.</summary>
    public static Subscription Subscription { get; } = new(new SubscriptionId(SubscriptionKind.Licence, "l-1"))
    {
        Agreement = new(new AgreementId(Hostile), Now),
        Offer = new(Hostile, Now),
        Term = new AgreementTerm(Now, Now.AddYears(1)),
    };

    private static readonly Sites Sites = new(
    [
        new Site { Code = "us1", Name = new("海外1（俄勒冈）", "Overseas 1 (Oregon)"), Cloud = "Aws", ConsoleUrl = new("https://us1.example.com") },
    ]);

    public static CloudAccount Account(CloudAccountStatus status) => new()
    {
        Id = new CloudAccountId(Ulid.Parse("01JD4N3V3M9V0Z5T7Q8R2W1XYZ")),
        OpenedAt = Now,
        Product = new ProductCode("code"),
        Owner = new Username(Hostile),
        Contact = new Contact(Hostile, Language.English),
        DeletedAt = status is CloudAccountStatus.Deleted ? Now : null,
        UnconfirmedSince = status is CloudAccountStatus.Unconfirmed ? Now : null,
        Subscriptions =
        [
            Subscription with
            {
                Notified = status is CloudAccountStatus.Unconfirmed
                    ? null
                    : new(Enum.Parse<SubscriptionStatus>(status is CloudAccountStatus.Deleted ? "Ended" : status.ToString()), Now),
                Acceptor = new(AwsAccountId.Parse("210987654321"), Now),
                ResolvedAccount = AwsAccountId.Parse("123456789012"),
            },
        ],
    };

    public static PageContext Frame(Language language) => new()
    {
        Language = language,
        Title = LayoutTexts.CloudAccounts,
        Visitor = new SignedInUser(new Username(Hostile), new FormToken("form-token", Hostile)),
        Address = "/cloud-accounts?cursor=" + Uri.EscapeDataString(Hostile),
        Support = new SupportContact("support@example.com", new Uri("https://help.example.com/")),
        RequestId = Hostile,
    };

    public static IEnumerable<(string Name, RazorSlice Page)> All(Language language)
    {
        var frame = Frame(language);
        foreach (var (name, message) in KnownMessages.All)
        {
            yield return (name, MessagePage.Create(new PageMessageModel(frame with { Title = message.Title }, message)));
        }

        foreach (var sample in PickerSamples.All(frame).Concat(WorkspaceSamples.All(frame)).Concat(BillSamples.All(frame)))
        {
            yield return sample;
        }

        yield return ("help", HelpPage.Create(frame with { Visitor = null }));
        yield return ("no cloud accounts", CloudAccountsPage.Create(new CloudAccountsModel(
            frame, [], null, IsFirstPage: true, [new MessageLink(LayoutTexts.HomePage, "https://aws.amazon.com/marketplace")])));
        yield return ("cloud account, contact refused", CloudAccountPage.Create(Details(frame, CloudAccountStatus.Active) with
        {
            RefusedContact = new RefusedContact(Hostile, new ContactProblem.ForeignName(Hostile)),
        }));
        yield return ("cloud account, contact saved", CloudAccountPage.Create(Details(frame, CloudAccountStatus.Active) with { IsContactSaved = true }));
        foreach (var status in Enum.GetValues<CloudAccountStatus>())
        {
            yield return ($"status {status}", StatusPage.Create(new StatusModel(frame, status, status is CloudAccountStatus.Pending ? null : "/cloud-accounts/x")));
            yield return ($"cloud account {status}", CloudAccountPage.Create(Details(frame, status)));
            yield return ($"cloud accounts {status}", CloudAccountsPage.Create(new CloudAccountsModel(
                frame, [new CloudAccountRow(Account(status), PickerSamples.Of(status), WorkspaceCount: 1_234, UsageOf(status))], "/cloud-accounts?cursor=x", IsFirstPage: false, [])));
        }
    }

    private static CloudAccountModel Details(PageContext frame, CloudAccountStatus status) => new()
    {
        Page = frame,
        Account = Account(status),
        Product = Hostile,
        BillingConsole = new("https://console.amazonaws.cn/billing/home"),
        Usage = UsageOf(status) ?? BillSamples.Small,
        WorkspaceCount = 1_234,
        Bindings = new Page<Binding>([new Binding(Account(status).Id, new WorkspaceLabel(Key, Hostile), Now, new Username("bob"))], Hostile),
        History = new Page<HistoryEntry>([.. Enum.GetValues<HistoryEvent>().Select(Entry)], Hostile),
        Sites = Sites,
        IsFirstPage = false,
    };

    private static MonthUsage? UsageOf(CloudAccountStatus status) => status switch
    {
        CloudAccountStatus.Deleted => null,
        CloudAccountStatus.Active => BillSamples.Small,
        CloudAccountStatus.Failed => BillSamples.Nothing with { IsMetered = false },
        _ => BillSamples.Nothing,
    };

    private static HistoryEntry Entry(HistoryEvent what) => new()
    {
        At = Now,
        Event = what,
        By = Hostile,
        Detail = what is HistoryEvent.NoticeApplied ? Hostile : null,
        Workspaces = [new WorkspaceLabel(Key, Hostile)],
    };
}
