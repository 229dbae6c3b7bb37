using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>Workspace Management, and the pages on which a settlement method is chosen, reviewed and in force.</summary>
internal static class WorkspaceSamples
{
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ExpenseCenterAccount Owner = new(new Username(Samples.Hostile), Samples.Hostile, Language.English, AnySettlement: false);
    private static readonly WorkspaceSettlement Fresh = new(Samples.Key);
    private static readonly PayingAccount Acme = Of(1, CloudAccountStatus.Active);
    private static readonly PayingAccount Globex = Of(2, CloudAccountStatus.Pending);

    public static IEnumerable<(string Name, RazorSlice Page)> All(PageContext frame)
    {
        var list = List(frame, WorkspaceFilter.None, [.. Methods()]);
        yield return ("workspaces", WorkspacesPage.Create(list));
        yield return ("workspaces, many", WorkspacesPage.Create(List(
            frame, new WorkspaceFilter(Samples.Hostile, "us1", 3), [.. Enumerable.Repeat(list.CurrentPage.Items[0], 10_000)])));
        yield return ("workspaces, nothing fits", WorkspacesPage.Create(List(frame, new WorkspaceFilter("no such name", "cn1", 1), [])));
        yield return ("workspaces, of one payer", WorkspacesPage.Create(list with { Payer = Acme.Id.ToString() }));
        yield return ("no workspaces", WorkspacesPage.Create(List(frame, WorkspaceFilter.None, []) with { Sites = [] }));
        foreach (var sample in Choices(frame).Concat(Reviews(frame)))
        {
            yield return sample;
        }
    }

    private static IEnumerable<(string Name, RazorSlice Page)> Choices(PageContext frame)
    {
        var open = Open();
        yield return ("settlement", Choose(frame, open));
        yield return ("settlement, chosen before", Choose(frame, open, Globex.Id.ToString()));
        yield return ("settlement, nothing chosen", Choose(frame, open, problem: MethodTexts.NothingChosen));
        yield return ("settlement, gone meanwhile", Choose(frame, open, problem: MethodTexts.NoSuchAccount));
        yield return ("settlement, busy", Choose(frame, open, problem: MethodTexts.Busy));
        yield return ("settlement, first time", Choose(frame, open with
        {
            Workspace = Owned(Fresh),
            Payer = null,
            CloudAccounts = [],
            ExpenseCenter = new MethodOption(null, new PayerVerdict.Current()),
        }));
        yield return ("settlement, used up", Choose(frame, UsedUp(open)));
        yield return ("settlement, site not on AWS", Choose(frame, open with
        {
            Workspace = Owned(Fresh),
            Payer = null,
            CloudAccounts = [new MethodOption(Acme, new PayerVerdict.SiteNotOnAws())],
            NewAccount = new PayerVerdict.SiteNotOnAws(),
            ExpenseCenter = new MethodOption(null, new PayerVerdict.Current()),
        }));
        yield return ("settlement, of another cloud", Choose(frame, open with
        {
            Workspace = Owned(Fresh, Samples.Hostile),
            Payer = null,
            IsLimited = false,
        }));
        yield return ("settlement, paid by somebody else", Choose(frame, open with { Payer = null }));
    }

    private static IEnumerable<(string Name, RazorSlice Page)> Reviews(PageContext frame)
    {
        var open = Open();
        yield return ("settlement review", Review(frame, open, new MethodOption(Globex, new PayerVerdict.Allowed()), December));
        yield return ("settlement review, back", Review(frame, open, open.ExpenseCenter, December));
        yield return ("settlement review, first time", Review(
            frame, open with { Workspace = Owned(Fresh), Payer = null }, new MethodOption(Acme, new PayerVerdict.Allowed()), again: null));
        yield return ("settlement review, no limit", Review(frame, open with { IsLimited = false, Payer = null }, open.ExpenseCenter, again: null));
        yield return ("settlement done", MethodDonePage.Create(new MethodDoneModel(frame, UsedUp(open), Samples.Hostile)));
        yield return ("settlement done, back", MethodDonePage.Create(new MethodDoneModel(
            frame, open with { Workspace = Owned(Fresh), Payer = null }, Samples.Hostile)));
    }

    private static RazorSlice<MethodModel> Choose(PageContext frame, WorkspaceMethods methods, string chosen = "", Text? problem = null) =>
        MethodPage.Create(new MethodModel(frame, methods, Samples.Hostile, chosen, problem));

    private static RazorSlice<MethodReviewModel> Review(
        PageContext frame, WorkspaceMethods methods, MethodOption chosen, DateTimeOffset? again) =>
        MethodReviewPage.Create(new MethodReviewModel(frame, methods, Samples.Hostile, chosen, again));

    /// <summary>Paid by one cloud account; another may be chosen, two may not.</summary>
    private static WorkspaceMethods Open() => new()
    {
        Owner = Owner,
        Workspace = Owned(Fresh.SettleThrough(Acme.Id, Samples.Now)),
        Payer = Acme,
        CloudAccounts =
        [
            new(Acme, new PayerVerdict.Current()),
            new(Globex, new PayerVerdict.Allowed()),
            new(Of(6, CloudAccountStatus.Active), new PayerVerdict.OtherPartition()),
            new(Of(3, CloudAccountStatus.Ending), new PayerVerdict.AccountClosed(CloudAccountStatus.Ending)),
            new(Of(4, CloudAccountStatus.Failed), new PayerVerdict.AccountClosed(CloudAccountStatus.Failed)),
            new(Of(5, CloudAccountStatus.Deleted), new PayerVerdict.AccountClosed(CloudAccountStatus.Deleted)),
        ],
        NewAccount = new PayerVerdict.Allowed(),
        Listings = [new MessageLink(new("订阅 " + Samples.Hostile, Samples.Hostile), "https://aws.amazon.com/marketplace/pp/prodview-example")],
        ExpenseCenter = new MethodOption(null, new PayerVerdict.Allowed()),
        IsLimited = true,
        NextChangeAllowedAt = null,
    };

    private static WorkspaceMethods UsedUp(WorkspaceMethods methods)
    {
        var used = new PayerVerdict.ChangedThisMonth(December);
        return methods with
        {
            Workspace = Owned(Fresh.SettleThrough(Globex.Id, Samples.Now).SettleThrough(Acme.Id, Samples.Now)),
            CloudAccounts = [new(Acme, new PayerVerdict.Current()), new(Globex, used)],
            NewAccount = used,
            ExpenseCenter = new MethodOption(null, used),
            NextChangeAllowedAt = December,
        };
    }

    private static IEnumerable<WorkspaceRow> Methods() =>
        new[] { "ExpenseCenter", "Aws", Samples.Hostile }.SelectMany(method => new[] { Acme, null }.Select(payer => new WorkspaceRow(
            Owned(Fresh, method), Samples.Hostile, payer is null ? null : new Uri("https://us1-auth.example.com"), method == "Aws" ? payer : null)));

    private static WorkspacesModel List(PageContext frame, WorkspaceFilter narrowing, ImmutableArray<WorkspaceRow> lines) => new()
    {
        Page = frame,
        Filter = narrowing,
        Payer = "",
        Payers =
        [
            new PayerChip(Acme.Id.ToString(), Acme, SettlementMethod.Aws, 9_000),
            new PayerChip("ExpenseCenter", Account: null, SettlementMethod.ExpenseCenter, 1_000),
            new PayerChip(Samples.Hostile, Account: null, new SettlementMethod(Samples.Hostile), 1),
        ],
        Sites = [new SiteFilter("us1", Samples.Hostile), new SiteFilter(Samples.Hostile, Samples.Hostile)],
        CurrentPage = (WorkspaceFilter.None with { Page = narrowing.Page }).Apply(lines, line => line.Workspace.Workspace),
    };

    private static OwnedWorkspace Owned(WorkspaceSettlement settlement, string method = "ExpenseCenter") =>
        new(new Workspace(Samples.Key, Samples.Hostile, new SettlementMethod(method)), settlement);

    private static PayingAccount Of(int number, CloudAccountStatus status) => new(
        new CloudAccountId(Ulid.NewUlid(Samples.Now.AddSeconds(number), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])), $"{number:D12}", Samples.Hostile, status, Samples.Subscription, Samples.Now);
}
