using System.Globalization;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Billing;

namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>The usage records that Guance's billing sends.</summary>
public sealed class HourlyTotalsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 20, 5, TimeSpan.Zero);

    private static readonly CenterWorkspace[] Workspaces =
        [new("alice", "us1", "wksp_1", "Production"), new("alice", "eu1", "wksp_2", "Europe")];

    [Fact]
    public void There_is_one_record_for_each_hour_that_is_over_workspace_and_dimension()
    {
        var records = HourlyTotals.Of(Workspaces, Now, new([], 2)).ToList();
        Assert.Equal(2 * 2 * 3, records.Count);
        Assert.Equal(
            """{"id":"us1-2026112014-wksp_1-data_gb","site":"us1","workspaceId":"wksp_1","hour":"2026-11-20T14:00:00Z","dimension":"data_gb","quantity":"?"}""",
            records[0].ToJsonString().Replace((string)records[0]["quantity"]!, "?", StringComparison.Ordinal));
        Assert.Equal("2026-11-20T15:00:00Z", (string?)records[^1]["hour"]);
        Assert.Equal(records.Count, records.Select(record => (string?)record["id"]).Distinct().Count());
        Assert.All(records, record => Assert.InRange(decimal.Parse((string)record["quantity"]!, CultureInfo.InvariantCulture), 0, 20));
    }

    [Fact]
    public void What_is_sent_again_is_the_same_unless_another_seed_makes_other_quantities()
    {
        var first = Of(new([], 3));
        Assert.Equal(first, Of(new([], 3)));
        var other = Of(new([], 3) { Seed = 1 });
        Assert.Equal(first.Select(record => record.Id), other.Select(record => record.Id));
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void The_hour_in_progress_and_a_cloud_account_are_sent_on_request()
    {
        var records = HourlyTotals.Of(Workspaces, Now, new([], 0) { InProgress = true, CloudAccount = "01ARZ3NDEKTSV4RRFFQ69G5FAV" }).ToList();
        Assert.Equal(2 * 3, records.Count);
        Assert.All(records, record => Assert.Equal(
            ("2026-11-20T16:00:00Z", "01ARZ3NDEKTSV4RRFFQ69G5FAV"), ((string?)record["hour"], (string?)record["cloudAccount"])));
    }

    [Theory]
    [InlineData("all", "")]
    [InlineData("Production\r\nwksp_2", "Production|wksp_2")]
    [InlineData("wksp_1, wksp_2,", "wksp_1|wksp_2")]
    public void Workspaces_are_named_by_line_or_comma(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', UsageOrder.ParseWorkspaces(text)));

    private static IReadOnlyList<(string? Id, string? Quantity)> Of(UsageOrder order) =>
        [.. HourlyTotals.Of(Workspaces, Now, order).Select(record => ((string?)record["id"], (string?)record["quantity"]))];
}
