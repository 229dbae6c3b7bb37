using CsCheck;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.WorkspacePicker;

/// <summary>A selection behaves like a plain set of ticked boxes, whatever is clicked in whatever order.</summary>
public sealed class SelectionTests
{
    private static readonly string[] Sites = ["us1", "eu1", "cn2"];

    private static readonly WorkspaceChoices All = new(
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
            selection = click(selection, boxes);
            Assert.Equal(boxes.OrderBy(key => key.ToString()), All.Chosen(selection).Select(choice => choice.Key).OrderBy(key => key.ToString()));
            Assert.True(selection.Sites.Count + selection.Except.Count + selection.Picked.Count <= 3 + boxes.Count + Eligible.Length);
        }
    });

    /// <summary>Clears or chooses sites, or sends a page of boxes with some of them ticked and what is on other pages carried along.</summary>
    private static Gen<Func<Selection, HashSet<WorkspaceKey>, Selection>> Clicks => Gen.OneOf(
        Gen.Int[0, 2].Select(number => Sites[number]).Select<string, Func<Selection, HashSet<WorkspaceKey>, Selection>>(site => (selection, boxes) =>
        {
            boxes.UnionWith(Eligible.Where(key => key.Site == site));
            return All.Apply(new PickerAction.All(site), selection);
        }),
        Gen.Int[0, 2].Select(number => Sites[number]).Select<string, Func<Selection, HashSet<WorkspaceKey>, Selection>>(site => (selection, boxes) =>
        {
            boxes.RemoveWhere(key => key.Site == site);
            return All.Apply(new PickerAction.None(site), selection);
        }),
        Gen.Bool.Select<bool, Func<Selection, HashSet<WorkspaceKey>, Selection>>(all => (selection, boxes) =>
        {
            boxes.Clear();
            boxes.UnionWith(all ? Eligible : []);
            return All.Apply(all ? new PickerAction.All(null) : new PickerAction.None(null), selection);
        }),
        Gen.Select(Gen.Int[0, Eligible.Length - 1], Gen.Bool.Array[8]).Select<(int, bool[]), Func<Selection, HashSet<WorkspaceKey>, Selection>>(
            page => (selection, boxes) =>
            {
                var (start, ticks) = page;
                var shown = Eligible.Skip(start).Take(8).ToArray();
                var ticked = shown.Zip(ticks).Where(one => one.Second).Select(one => one.First).ToHashSet();
                boxes.ExceptWith(shown);
                boxes.UnionWith(ticked);
                return selection.Tick(shown, selection.Picked.Except(shown).Concat(ticked).ToHashSet());
            }));
}
