using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>The pages on which workspaces are chosen, reviewed and confirmed.</summary>
internal static class PickerSamples
{
    private static readonly ImmutableArray<PayerVerdict> Verdicts =
    [
        new PayerVerdict.Allowed(), new PayerVerdict.Current(), new PayerVerdict.PaidByAnother(),
        new PayerVerdict.SiteNotOnAws(), new PayerVerdict.OtherPartition(), new PayerVerdict.ChangedThisMonth(Samples.Now.AddDays(11)),
    ];

    private static readonly PickerContext Returning = PickerContext.Returning(Samples.Account(CloudAccountStatus.Active).Id);

    private static readonly PickerContext Adding = PickerContext.Adding(Samples.Account(CloudAccountStatus.Active).Id);

    public static IEnumerable<(string Name, RazorSlice Page)> All(PageContext frame)
    {
        var stateful = frame with { StateForm = new StateForm(PickerPages.Form, PickerAction.Field, "stay", PickerAction.Search) };
        var list = List(stateful);
        yield return ("choose", PickerPage.Create(list));
        yield return ("choose, nothing chosen", PickerPage.Create(list with { Notice = PickerTexts.NothingChosen }));
        yield return ("choose, waiting", PickerPage.Create(list with { PayingAccount = Of(CloudAccountStatus.Pending) }));
        yield return ("choose, many", PickerPage.Create(Many(stateful)));
        yield return ("choose, nothing fits", PickerPage.Create(list with
        {
            Filter = new WorkspaceFilter(Samples.Hostile, "us1", 1),
            CurrentPage = WorkspaceFilter.None.Apply(Array.Empty<WorkspaceChoice>(), choice => choice.Workspace),
        }));
        yield return ("choose, no workspaces", PickerPage.Create(list with
        {
            Sites = [],
            Eligible = 0,
            Found = 0,
            Consoles = [new MessageLink(PickerTexts.Product, "https://us1-auth.example.com")],
            CurrentPage = WorkspaceFilter.None.Apply(Array.Empty<WorkspaceChoice>(), choice => choice.Workspace),
        }));
        yield return ("choose, adding", PickerPage.Create(list with { Context = Adding }));
        yield return ("choose, returning", PickerPage.Create(list with { Context = Returning }));
        yield return ("choose, nothing to return", PickerPage.Create(list with { Context = Returning, Eligible = 0, Found = 0 }));
        yield return ("review", ReviewPage.Create(Review(stateful)));
        yield return ("review, wrong", ReviewPage.Create(Review(stateful) with { HasChanged = true, EmailProblem = new ContactProblem.ForeignName(Samples.Hostile) }));
        yield return ("review, adding", ReviewPage.Create(Review(stateful) with { Context = Adding }));
        yield return ("review, returning", ReviewPage.Create(Review(stateful) with { Context = Returning }));
        yield return ("review, link only", ReviewPage.Create(Review(stateful) with { Sites = [], WorkspaceCount = 0 }));
        yield return ("outcome", OutcomePage.Create(Outcome(frame)));
        var order = Outcome(frame).Order;
        yield return ("outcome, unfinished", OutcomePage.Create(Outcome(frame) with
        {
            Order = order with { Kind = PayerOrderKind.Adding, Count = 10_000, Parts = 50, DoneAt = null },
            PayingAccount = Of(CloudAccountStatus.Pending),
            Email = null,
        }));
        yield return ("outcome, link only", OutcomePage.Create(Outcome(frame) with { Order = order with { Count = 0, Finished = 0, Changed = 0 } }));
        yield return ("outcome, returned", OutcomePage.Create(Outcome(frame) with { Order = order with { Kind = PayerOrderKind.Returning } }));
        yield return ("outcome, returning", OutcomePage.Create(Outcome(frame) with
        {
            Order = order with { Kind = PayerOrderKind.Returning, Count = 3_000, DoneAt = null },
        }));
    }

    public static PayingAccount Of(CloudAccountStatus status) => new(Samples.Account(status).Id, "123456789012", Samples.Hostile, status, Samples.Subscription, Samples.Now);

    private static PickerModel List(PageContext frame) => new()
    {
        Page = frame,
        Context = PickerContext.Registration,
        PayingAccount = Of(CloudAccountStatus.Active),
        ChoiceId = Samples.Account(CloudAccountStatus.Active).Id.Value,
        Notice = null,
        Filter = WorkspaceFilter.None,
        Selection = Selection.Empty,
        Sites = [new SiteName("us1", Samples.Hostile, Eligible: 1, Chosen: 0), new SiteName("cn1", Samples.Hostile, Eligible: 0, Chosen: 0)],
        CurrentPage = WorkspaceFilter.None.Apply(
            Verdicts.Select(verdict => new WorkspaceChoice(Workspace(Samples.Key, Samples.Hostile), verdict)), choice => choice.Workspace),
        Eligible = 1,
        Chosen = 0,
        Found = 1,
        FoundChosen = 0,
        Consoles = [],
    };

    /// <summary>The second page of ten thousand, all but three of one site chosen.</summary>
    private static PickerModel Many(PageContext frame)
    {
        var all = Enumerable.Range(0, 10_000).Select(number => new WorkspaceChoice(
            Workspace(new WorkspaceKey(number < 7_000 ? "us1" : "cn1", $"wksp_{(ulong)number * 0x9E3779B97F4A7C15:x16}{(ulong)number * 0xBF58476D1CE4E5B9:x16}"), $"Service {number}"),
            Verdicts[0])).ToList();
        var selection = Selection.Empty.WithSite("us1") with
        {
            Except = [.. all.Take(3).Select(choice => choice.Key)],
            Picked = [.. all.TakeLast(20).Select(choice => choice.Key)],
        };
        var narrowing = WorkspaceFilter.None with { Page = 2 };
        return List(frame) with
        {
            Filter = narrowing,
            Selection = selection,
            Sites = [new SiteName("us1", "Oregon", 7_000, 6_997), new SiteName("cn1", "Hangzhou", 3_000, 20)],
            CurrentPage = narrowing.Apply(all, choice => choice.Workspace),
            Eligible = 10_000,
            Chosen = 7_017,
            Found = 10_000,
            FoundChosen = 7_017,
        };
    }

    private static ReviewModel Review(PageContext frame) => new()
    {
        Page = frame,
        Context = PickerContext.Registration,
        PayingAccount = Of(CloudAccountStatus.Active),
        ChoiceId = Samples.Account(CloudAccountStatus.Active).Id.Value,
        Sites = [new ReviewedSite(Samples.Hostile, [Samples.Hostile, new string('W', 256)], 1_234), new ReviewedSite("Oregon", [], 8_000)],
        WorkspaceCount = 9_300,
        HasChanged = false,
        IsLimited = true,
        Email = Samples.Hostile,
        EmailProblem = null,
    };

    private static OutcomeModel Outcome(PageContext frame)
    {
        var results = new PayerResult[] { new PayerResult.NotYours(), new PayerResult.Refused(new PayerVerdict.AccountClosed(CloudAccountStatus.Ending)), new PayerResult.Busy() }
            .Concat(Verdicts.Skip(2).Select(reason => new PayerResult.Refused(reason))).ToList();
        return new OutcomeModel
        {
            Page = frame,
            PayingAccount = Of(CloudAccountStatus.Active),
            Order = new PayerOrder
            {
                Id = Samples.Account(CloudAccountStatus.Active).Id.Value,
                Account = Samples.Account(CloudAccountStatus.Active).Id,
                By = new ExpenseCenterAccount(new Username(Samples.Hostile), Samples.Hostile, Language.English, AnySettlement: false),
                OrderedAt = Samples.Now,
                Kind = PayerOrderKind.Registration,
                Count = results.Count + 1,
                PartsId = Samples.Account(CloudAccountStatus.Active).Id.Value,
                Parts = 1,
                FinishedParts = 1,
                Finished = results.Count + 1,
                Changed = 1,
                DoneAt = Samples.Now,
            },
            Email = Samples.Hostile,
            NotChanged = [.. results.Select(Row)],
            Changed = [Row(new PayerResult.InForce())],
        };
    }

    private static OutcomeRow Row(PayerResult result) => new(Samples.Key, Samples.Hostile, Samples.Hostile, result);

    private static Workspace Workspace(WorkspaceKey key, string name) => new(key, name, SettlementMethod.ExpenseCenter);
}
