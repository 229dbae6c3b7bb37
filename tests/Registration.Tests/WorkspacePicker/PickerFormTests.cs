using System.Text;
using Guance.Serverless.Registration.WorkspacePicker;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Registration.Tests.WorkspacePicker;

public sealed class PickerFormTests
{
    private const string One = "us1/wksp_0123456789abcdef0123456789abcdef";
    private const string Two = "cn2/wksp_fedcba9876543210fedcba9876543210";

    [Fact]
    public async Task Invalid_workspace_keys_are_ignored_and_repeated_ones_count_once()
    {
        var input = await ReadAsync($"email=+alice%40example.com+&workspaces={One}&workspaces={One}&workspaces=nonsense&workspaces=us1%2Fwksp_x");
        Assert.Equal("alice@example.com", input!.Email);
        Assert.Equal([Key(One)], input.Selection.Picked);
        Assert.Null(input.Account);
        Assert.IsType<PickerAction.Confirm>(input.Action);
    }

    [Fact]
    public async Task A_workspace_that_was_shown_and_is_no_longer_ticked_is_no_longer_chosen()
    {
        var input = await ReadAsync($"shown={One}&shown={Two}&workspaces={Two}&do=page%3A3&q=+x+", Selection.Empty.WithSite("us1"));
        Assert.False(input!.Selection.Contains(Key(One)));
        Assert.True(input.Selection.Contains(Key(Two)));
        Assert.True(input.Selection.Contains(Key(One) with { Id = "wksp_00000000000000000000000000000000" }));
        Assert.Equal((3, "x"), (input.Filter.Page, input.Filter.Text));
    }

    [Fact]
    public async Task An_exception_that_is_ticked_again_is_chosen_again()
    {
        var before = Selection.Empty.WithSite("us1").Without([Key(One)]);
        Assert.True((await ReadAsync($"shown={One}&workspaces={One}&do=stay", before))!.Selection.Contains(Key(One)));
        Assert.False((await ReadAsync("do=stay", before))!.Selection.Contains(Key(One)));
    }

    [Theory]
    [InlineData("do=review", typeof(PickerAction.Review))]
    [InlineData("do=link", typeof(PickerAction.LinkOnly))]
    [InlineData("do=all", typeof(PickerAction.All))]
    [InlineData("do=none%3Aus1", typeof(PickerAction.None))]
    [InlineData("do=page%3A-1", typeof(PickerAction.Stay))]
    [InlineData("do=nonsense", typeof(PickerAction.Stay))]
    [InlineData("do=confirm", typeof(PickerAction.Confirm))]
    [InlineData("", typeof(PickerAction.Confirm))]
    public async Task The_button_says_what_happens_next(string body, Type step) => Assert.IsType(step, (await ReadAsync(body))!.Action);

    [Fact]
    public async Task Ten_thousand_workspaces_fit_one_submission()
    {
        var body = new StringBuilder("email=alice%40example.com");
        for (var number = 0; number < 10_000; number++)
        {
            body.Append("&workspaces=us1%2Fwksp_").Append(number.ToString("x32", provider: null));
        }

        Assert.Equal(10_000, (await ReadAsync(body.ToString()))!.Selection.Picked.Count);
    }

    [Fact]
    public async Task A_form_with_too_many_fields_is_refused()
    {
        Assert.Null(await ReadAsync("workspaces=x" + string.Concat(Enumerable.Repeat("&workspaces=x", 20_001))));
        Assert.Null(await ReadAsync("email=" + new string('x', 3 * 1024 * 1024)));
    }

    private static WorkspaceKey Key(string text) => WorkspaceKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    private static async Task<PickerForm?> ReadAsync(string body, Selection? before = null) =>
        await PickerForm.Limits.ReadAsync(Posts.Form(body)) is { } form
            ? PickerForm.Read(form, SavedChoice.None with { Selection = before ?? Selection.Empty })
            : null;
}
