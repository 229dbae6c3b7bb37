using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Guance.Serverless.Web.Addresses;
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

    private static readonly PickerContext Adding = new(
        SiteMap.AddWorkspaces(Samples.Account(CloudAccountStatus.Active).Id),
        CloudAccountTexts.AddWorkspaces,
        CloudAccountTexts.Added,
        SiteMap.CloudAccountStatus(Samples.Account(CloudAccountStatus.Active).Id),
        IsRegistration: false);

    public static IEnumerable<(string Name, RazorSlice Page)> All(PageContext frame)
    {
        var stateful = frame with { StateForm = new StateForm(PickerPages.Form, PickerAction.Field, "stay", "stay") };
        var list = List(stateful);
        yield return ("choose", PickerPage.Create(list));
        yield return ("choose, nothing chosen", PickerPage.Create(list with { NothingChosen = true }));
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
            CurrentPage = WorkspaceFilter.None.Apply(Array.Empty<WorkspaceChoice>(), choice => choice.Workspace),
        }));
        yield return ("choose, adding", PickerPage.Create(list with { Context = Adding }));
        yield return ("review", ReviewPage.Create(Review(stateful)));
        yield return ("review, wrong", ReviewPage.Create(Review(stateful) with { HasChanged = true, EmailProblem = new ContactProblem.ForeignName(Samples.Hostile) }));
        yield return ("review, adding", ReviewPage.Create(Review(stateful) with { Context = Adding }));
        yield return ("outcome", OutcomePage.Create(Outcome(frame, rest: null)));
        yield return ("outcome, unfinished", OutcomePage.Create(Outcome(frame, Selection.Empty.WithSite("us1")) with
        {
            Context = Adding,
            Status = CloudAccountStatus.Pending,
            Email = null,
            Count = 10_000,
        }));
    }

    private static PayingAccount Of(CloudAccountStatus status) => new(Samples.Account(status).Id, "123456789012", Samples.Hostile, status);

    private static PickerModel List(PageContext frame) => new()
    {
        Page = frame,
        Context = RegistrationEndpoints.Picker,
        PayingAccount = Of(CloudAccountStatus.Active),
        NothingChosen = false,
        Filter = WorkspaceFilter.None,
        Selection = Selection.Empty,
        Sites = [new SiteName("us1", Samples.Hostile, Eligible: 1, Chosen: 0), new SiteName("cn1", Samples.Hostile, Eligible: 0, Chosen: 0)],
        CurrentPage = WorkspaceFilter.None.Apply(
            Verdicts.Select(verdict => new WorkspaceChoice(Workspace(Samples.Key, Samples.Hostile), verdict)), choice => choice.Workspace),
        Eligible = 1,
        Chosen = 0,
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
        };
    }

    private static ReviewModel Review(PageContext frame) => new()
    {
        Page = frame,
        Context = RegistrationEndpoints.Picker,
        PayingAccount = Of(CloudAccountStatus.Active),
        Selection = Selection.Empty.WithSite("us1") with { Picked = [Samples.Key with { Site = "cn2" }], Except = [Samples.Key] },
        Sites = [new ReviewedSite(Samples.Hostile, [Samples.Hostile, new string('W', 256)], 1_234), new ReviewedSite("Oregon", [], 8_000)],
        WorkspaceCount = 9_300,
        HasChanged = false,
        Email = Samples.Hostile,
        EmailProblem = null,
    };

    private static OutcomeModel Outcome(PageContext frame, Selection? rest)
    {
        ImmutableArray<OutcomeRow> lines =
        [
            .. new PayerResult[] { new PayerResult.InForce(), new PayerResult.NotYours(), new PayerResult.Refused(new PayerVerdict.AccountClosed(CloudAccountStatus.Ending)), new PayerResult.Busy() }
                .Concat(Verdicts.Skip(2).Select(reason => new PayerResult.Refused(reason)))
                .Select(result => new OutcomeRow(Samples.Key, Samples.Hostile, Samples.Hostile, result)),
        ];
        return new OutcomeModel
        {
            Page = frame,
            Context = RegistrationEndpoints.Picker,
            Account = Samples.Account(CloudAccountStatus.Active).Id,
            Status = CloudAccountStatus.Active,
            Email = Samples.Hostile,
            Rows = lines,
            Count = lines.Length,
            Bound = 1,
            RetrySelection = rest,
        };
    }

    private static Workspace Workspace(WorkspaceKey key, string name) => new(key, name, SettlementMethod.ExpenseCenter);
}
