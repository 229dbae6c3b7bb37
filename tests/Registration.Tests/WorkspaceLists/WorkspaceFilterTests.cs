using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.Workspaces;

using Microsoft.AspNetCore.Http.Extensions;

namespace Guance.Serverless.Registration.Tests.WorkspaceLists;

public sealed class WorkspaceFilterTests
{
    private static readonly Workspace[] All =
    [
        .. Enumerable.Range(0, 120).Select(number => new Workspace(
            new WorkspaceKey(number % 2 == 0 ? "us1" : "cn2", $"wksp_{number:x32}"),
            number % 3 == 0 ? $"Production {number}" : $"测试 {number}",
            SettlementMethod.ExpenseCenter)),
    ];

    [Theory]
    [InlineData("", "", 120)]
    [InlineData("PRODUCTION", "", 40)]
    [InlineData("测试", "cn2", 40)]
    [InlineData("wksp_00000000000000000000000000000077", "", 1)]
    [InlineData("", "us1", 60)]
    [InlineData("", "zz9", 0)]
    [InlineData("<script>", "", 0)]
    public void A_search_matches_name_id_and_site(string text, string site, int total) =>
        Assert.Equal(total, new WorkspaceFilter(text, site, 1).Apply(All, one => one).Total);

    [Fact]
    public void All_pages_together_are_the_list()
    {
        var pages = Enumerable.Range(1, 3).Select(page => (WorkspaceFilter.None with { Page = page }).Apply(All, one => one)).ToList();
        Assert.Equal(All, pages.SelectMany(page => page.Items));
        Assert.All(pages, page => Assert.Equal((3, 120), (page.Pages, page.Total)));
        Assert.Equal([(false, true), (true, true), (true, false)], pages.Select(page => (page.HasPrevious, page.HasNext)));
    }

    [Fact]
    public void A_page_number_past_the_last_shows_the_last_page()
    {
        Assert.Equal(3, (WorkspaceFilter.None with { Page = 99 }).Apply(All, one => one).Page);
        Assert.Equal(1, (WorkspaceFilter.None with { Page = 99, Text = "nobody" }).Apply(All, one => one).Page);
    }

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData(" a&b ", "us1", "2", "?q=a%26b&site=us1&page=2")]
    [InlineData("", "", "-1", "")]
    [InlineData("", "", "99999999999", "")]
    [InlineData("", "", "0x2", "")]
    public void Filter_and_page_are_kept_in_the_URL(string text, string site, string page, string query)
    {
        var kept = new QueryBuilder();
        WorkspaceFilter.Read(name => name switch { "q" => text, "site" => site, _ => page }).AddTo(kept);
        Assert.Equal(query, kept.ToString());
    }

    [Fact]
    public void A_search_text_longer_than_any_name_is_cut() =>
        Assert.Equal(WorkspaceFilter.MaxTextLength, WorkspaceFilter.Read(_ => new string('x', 10_000)).Text.Length);
}
