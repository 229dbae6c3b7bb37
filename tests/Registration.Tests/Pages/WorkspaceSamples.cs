using System.Collections.Immutable;
using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>Workspace Management, and the pages on which a settlement method is chosen, reviewed and in force.</summary>
internal static class WorkspaceSamples
{
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ExpenseCenterAccount Owner = new(new Username(Samples.Hostile), Samples.Hostile, Language.English, AnySettlement: false);
    private static readonly WorkspaceSettlement Fresh = new(Samples.Key);
    private static readonly Linked Acme = Of(1, CloudAccountStatus.Active);
    private static readonly Linked Globex = Of(2, CloudAccountStatus.Pending);

    public static IEnumerable<(string Name, RazorSlice Page)> All(Frame frame)
    {
        var list = List(frame, Narrowing.All, [.. Methods()]);
        yield return ("workspaces", WorkspacesPage.Create(list));
        yield return ("workspaces, many", WorkspacesPage.Create(List(
            frame, new Narrowing(Samples.Hostile, "us1", 3), [.. Enumerable.Repeat(list.Part.Items[0], 10_000)])));
        yield return ("workspaces, nothing fits", WorkspacesPage.Create(List(frame, new Narrowing("no such name", "cn1", 1), [])));
        yield return ("no workspaces", WorkspacesPage.Create(List(frame, Narrowing.All, []) with { Sites = [] }));
        foreach (var sample in Choices(frame).Concat(Reviews(frame)))
        {
            yield return sample;
        }
    }

    private static IEnumerable<(string Name, RazorSlice Page)> Choices(Frame frame)
    {
        var open = Open();
        yield return ("settlement", Choose(frame, open));
        yield return ("settlement, chosen before", Choose(frame, open, Globex.Id.ToString()));
        yield return ("settlement, nothing chosen", Choose(frame, open, problem: SettlementTexts.NothingChosen));
        yield return ("settlement, gone meanwhile", Choose(frame, open, problem: SettlementTexts.NoSuchAccount));
        yield return ("settlement, busy", Choose(frame, open, problem: SettlementTexts.Busy));
        yield return ("settlement, first time", Choose(frame, open with
        {
            Workspace = Owned(Fresh),
            Payer = null,
            CloudAccounts = [],
            ExpenseCenter = new MethodOption(null, new ChoiceVerdict.Current()),
        }));
        yield return ("settlement, used up", Choose(frame, UsedUp(open)));
        yield return ("settlement, site not on AWS", Choose(frame, open with
        {
            Workspace = Owned(Fresh),
            Payer = null,
            CloudAccounts = [new MethodOption(Acme, new ChoiceVerdict.SiteNotOnAws())],
            NewAccount = new ChoiceVerdict.SiteNotOnAws(),
            ExpenseCenter = new MethodOption(null, new ChoiceVerdict.Current()),
        }));
        yield return ("settlement, of another cloud", Choose(frame, open with
        {
            Workspace = Owned(Fresh, Samples.Hostile),
            Payer = null,
            IsLimited = false,
        }));
        yield return ("settlement, paid by somebody else", Choose(frame, open with { Payer = null }));
    }

    private static IEnumerable<(string Name, RazorSlice Page)> Reviews(Frame frame)
    {
        var open = Open();
        yield return ("settlement review", Review(frame, open, new MethodOption(Globex, new ChoiceVerdict.Open()), December));
        yield return ("settlement review, back", Review(frame, open, open.ExpenseCenter, December));
        yield return ("settlement review, first time", Review(
            frame, open with { Workspace = Owned(Fresh), Payer = null }, new MethodOption(Acme, new ChoiceVerdict.Open()), again: null));
        yield return ("settlement review, no limit", Review(frame, open with { IsLimited = false, Payer = null }, open.ExpenseCenter, again: null));
        yield return ("settlement done", SettlementDonePage.Create(new SettlementDoneModel(frame, UsedUp(open), Samples.Hostile)));
        yield return ("settlement done, back", SettlementDonePage.Create(new SettlementDoneModel(
            frame, open with { Workspace = Owned(Fresh), Payer = null }, Samples.Hostile)));
    }

    private static RazorSlice<SettlementModel> Choose(Frame frame, WorkspaceMethods methods, string chosen = "", Text? problem = null) =>
        SettlementPage.Create(new SettlementModel(frame, methods, Samples.Hostile, chosen, problem));

    private static RazorSlice<SettlementReviewModel> Review(
        Frame frame, WorkspaceMethods methods, MethodOption chosen, DateTimeOffset? again) =>
        SettlementReviewPage.Create(new SettlementReviewModel(frame, methods, Samples.Hostile, chosen, again));

    /// <summary>Paid by one cloud account; another may be chosen, two may not.</summary>
    private static WorkspaceMethods Open() => new()
    {
        Owner = Owner,
        Workspace = Owned(Fresh.SettleThrough(Acme.Id, Samples.Now)),
        Payer = Acme,
        CloudAccounts =
        [
            new(Acme, new ChoiceVerdict.Current()),
            new(Globex, new ChoiceVerdict.Open()),
            new(Of(3, CloudAccountStatus.Ending), new ChoiceVerdict.AccountClosed(CloudAccountStatus.Ending)),
            new(Of(4, CloudAccountStatus.Failed), new ChoiceVerdict.AccountClosed(CloudAccountStatus.Failed)),
            new(Of(5, CloudAccountStatus.Deleted), new ChoiceVerdict.AccountClosed(CloudAccountStatus.Deleted)),
        ],
        NewAccount = new ChoiceVerdict.Open(),
        Listings = [new MessageLink(new("订阅 " + Samples.Hostile, Samples.Hostile), "https://aws.amazon.com/marketplace/pp/prodview-example")],
        ExpenseCenter = new MethodOption(null, new ChoiceVerdict.Open()),
        IsLimited = true,
        OpensAt = null,
    };

    private static WorkspaceMethods UsedUp(WorkspaceMethods methods)
    {
        var used = new ChoiceVerdict.ChangedThisMonth(December);
        return methods with
        {
            Workspace = Owned(Fresh.SettleThrough(Globex.Id, Samples.Now).SettleThrough(Acme.Id, Samples.Now)),
            CloudAccounts = [new(Acme, new ChoiceVerdict.Current()), new(Globex, used)],
            NewAccount = used,
            ExpenseCenter = new MethodOption(null, used),
            OpensAt = December,
        };
    }

    private static IEnumerable<WorkspaceLine> Methods() =>
        new[] { "ExpenseCenter", "Aws", Samples.Hostile }.SelectMany(method => new[] { Acme, null }.Select(payer => new WorkspaceLine(
            Owned(Fresh, method), Samples.Hostile, method == "Aws" ? payer : null)));

    private static WorkspacesModel List(Frame frame, Narrowing narrowing, ImmutableArray<WorkspaceLine> lines) => new()
    {
        Frame = frame,
        Narrowing = narrowing,
        Sites = [new SiteFilter("us1", Samples.Hostile), new SiteFilter(Samples.Hostile, Samples.Hostile)],
        Part = (Narrowing.All with { Page = narrowing.Page }).Of(lines, line => line.Workspace.Workspace),
    };

    private static OwnedWorkspace Owned(WorkspaceSettlement settlement, string method = "ExpenseCenter") =>
        new(new Workspace(Samples.Key, Samples.Hostile, new SettlementMethod(method)), settlement);

    private static Linked Of(int number, CloudAccountStatus status) => new(
        new CloudAccountId(Ulid.NewUlid(Samples.Now.AddSeconds(number), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])), $"{number:D12}", Samples.Hostile, status);
}
