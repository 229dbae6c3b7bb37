using CsCheck;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.WorkspacePicker;

/// <summary>A selection behaves like a plain set of ticked boxes, whatever is clicked in whatever order.</summary>
public sealed class SelectionTests
{
    private static readonly string[] Sites = ["us1", "eu1", "cn2"];

    private static readonly WorkspaceChoices All = new(
        PayerOrderKind.Adding,
    [
        .. Enumerable.Range(0, 30).Select(number => new WorkspaceChoice(
            new Workspace(new WorkspaceKey(Sites[number % 3], $"wksp_{number:x32}"), $"Service {number}", SettlementMethod.ExpenseCenter),
            number % 7 == 0 ? new PayerVerdict.SiteNotOnAws() : new PayerVerdict.Allowed())),
    ]);

    private static readonly WorkspaceKey[] Eligible = [.. All.All.Where(choice => choice.IsEligible).Select(choice => choice.Key)];

    [Fact]
    public void A_selection_contains_exactly_the_ticked_workspaces() => Clicks.Array[0, 12].Sample(clicks =>
    {
        var (selection, boxes) = (Selection.Empty, new HashSet<WorkspaceKey>());
        foreach (var click in clicks)
        {
            selection = Stored(click(selection, boxes));
            Assert.Equal(boxes.OrderBy(key => key.ToString()), All.Chosen(selection).Select(choice => choice.Key).OrderBy(key => key.ToString()));
            Assert.True(selection.Sites.Count + selection.Except.Count + selection.Picked.Count <= 3 + boxes.Count + Eligible.Length);
        }
    });

    [Fact]
    public void A_return_lists_what_the_account_pays_for_and_names_what_was_chosen_before_it_got_another_payer()
    {
        var choices = new WorkspaceChoices(
            PayerOrderKind.Returning,
            [
                Choice(1, new PayerVerdict.Allowed()), Choice(2, new PayerVerdict.PaidByAnother()), Choice(3, new PayerVerdict.Current()),
                Choice(4, new PayerVerdict.ChangedThisMonth(DateTimeOffset.MaxValue)),
            ]);
        Assert.Equal(["Service 1", "Service 4"], choices.Listed.Select(choice => choice.Workspace.Name));

        var all = choices.Apply(new PickerAction.All(Site: null), Selection.Empty, WorkspaceFilter.None);
        Assert.Equal("Service 1", Assert.Single(choices.ToRequest(all).Owned).Name);
        var moved = choices.ToRequest(Selection.Empty.With([choices.All[1].Key]));
        Assert.Equal("Service 2", Assert.Single(moved.Owned).Name);

        static WorkspaceChoice Choice(int number, PayerVerdict verdict) =>
            new(new Workspace(new WorkspaceKey("us1", $"wksp_{number:x32}"), $"Service {number}", SettlementMethod.Aws), verdict);
    }

    /// <summary>The selection as it comes back from the table.</summary>
    private static Selection Stored(Selection selection)
    {
        var choice = new SavedChoice(Id: null, selection, "a@example.com");
        var id = Ulid.NewUlid();
        var stored = SavedChoice.Read(id, choice.Write())!;
        Assert.Equal((id, choice.Email, true), (stored.Id!.Value, stored.Email, stored.Selection.IsSameAs(selection)));
        return stored.Selection;
    }

    /// <summary>Clears or chooses sites, or chooses what a search finds, or sends a page of boxes with some of them ticked.</summary>
    private static Gen<Func<Selection, HashSet<WorkspaceKey>, Selection>> Clicks => Gen.OneOf(
        Gen.Int[0, 2].Select(number => Sites[number]).Select<string, Func<Selection, HashSet<WorkspaceKey>, Selection>>(site => (selection, boxes) =>
        {
            boxes.UnionWith(Eligible.Where(key => key.Site == site));
            return All.Apply(new PickerAction.All(site), selection, WorkspaceFilter.None);
        }),
        Gen.Int[0, 2].Select(number => Sites[number]).Select<string, Func<Selection, HashSet<WorkspaceKey>, Selection>>(site => (selection, boxes) =>
        {
            boxes.RemoveWhere(key => key.Site == site);
            return All.Apply(new PickerAction.None(site), selection, WorkspaceFilter.None);
        }),
        Gen.Bool.Select<bool, Func<Selection, HashSet<WorkspaceKey>, Selection>>(all => (selection, boxes) =>
        {
            boxes.Clear();
            boxes.UnionWith(all ? Eligible : []);
            return All.Apply(all ? new PickerAction.All(null) : new PickerAction.None(null), selection, WorkspaceFilter.None);
        }),
        Gen.Select(Gen.Int[0, 3], Gen.Bool).Select<(int, bool), Func<Selection, HashSet<WorkspaceKey>, Selection>>(click => (selection, boxes) =>
        {
            var (text, all) = ($"Service {click.Item1}", click.Item2);
            var found = All.All.Where(choice => choice.IsEligible && choice.Workspace.Name.Contains(text, StringComparison.Ordinal)).Select(choice => choice.Key);
            if (all)
            {
                boxes.UnionWith(found);
            }
            else
            {
                boxes.ExceptWith(found);
            }

            return All.Apply(all ? new PickerAction.All(null) : new PickerAction.None(null), selection, WorkspaceFilter.None with { Text = text });
        }),
        Gen.Select(Gen.Int[0, Eligible.Length - 1], Gen.Bool.Array[8]).Select<(int, bool[]), Func<Selection, HashSet<WorkspaceKey>, Selection>>(
            page => (selection, boxes) =>
            {
                var (start, ticks) = page;
                var shown = Eligible.Skip(start).Take(8).ToArray();
                var ticked = shown.Zip(ticks).Where(one => one.Second).Select(one => one.First).ToHashSet();
                boxes.ExceptWith(shown);
                boxes.UnionWith(ticked);
                return selection.Tick(shown, ticked);
            }));
}
