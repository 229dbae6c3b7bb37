using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Billing;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.Pages;
using static Microsoft.Playwright.Assertions;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>The bill in a real browser against the figures of AWS, while the clock of the whole system moves on.</summary>
public sealed class BillTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string Refused = "data_gb";
    private static readonly BuyerAccount Buyer = BuyerAccount.All[0];
    private readonly Dictionary<FigureKey, decimal> sent = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_figure_of_the_bill_is_AWSs_own_and_still_is_when_the_month_is_over()
    {
        await using var browser = await fixture.BrowseAsync();
        var bill = await RegisterAsync(browser);
        var switches = fixture.Sandbox.World.Marketplace.MeteringSwitches;
        await MoveClockAsync("+2h");

        await UseAnHourAsync();
        await SeeAsync(browser, bill, (aws, page) => aws.Dimensions.Count == 3 && page.Values.All(one => one.Waiting == 0));
        await CompareAsync(browser, bill);

        switches.RefusesDimension.On = true;
        await UseAnHourAsync();
        await SeeAsync(browser, bill, (_, page) => page[Refused].Waiting > 0 && page.Values.Count(one => one.Waiting == 0) == 2);
        await CompareAsync(browser, bill);
        await MoveClockAsync("+6h");
        await SeeAsync(browser, bill, (_, page) => page[Refused] is { Waiting: 0, Returned: > 0 });
        switches.RefusesDimension.On = false;
        await CompareAsync(browser, bill);

        switches.Down.On = true;
        await UseAnHourAsync();
        await SeeAsync(browser, bill, (_, page) => page.Values.All(one => one.Waiting > 0));
        await CompareAsync(browser, bill);
        await browser.PictureAsync("waiting");
        switches.Down.On = false;
        await SeeAsync(browser, bill, (_, page) => page.Values.All(one => one.Waiting == 0));
        var final = await CompareAsync(browser, bill);

        await MoveClockAsync("+31d");
        await browser.Page.GotoAsync(Address("/bills"));
        await Expect(browser.Page.Locator("main .badge")).ToHaveCountAsync(0);
        Assert.Equal(final, await CompareAsync(browser, bill));
        await browser.PictureAsync("last-month");
        Assert.Empty(browser.Troubles);
    }

    /// <returns>Path of the account's bills.</returns>
    private async Task<string> RegisterAsync(BuyersBrowser browser)
    {
        await browser.SubscribeAsync(SandboxProducts.Newer, Buyer);
        await browser.SetUpAccountAsync();
        await browser.SignInAsync("alice");
        await browser.ChooseAsync("us1", "eu1", "ap1");
        await browser.ConfirmAsync();
        await Expect(browser.Page.Locator("main .badge.good")).ToHaveCountAsync(3);
        var account = await browser.Page.Locator("main a[href^='/cloud-accounts/']").First.GetAttributeAsync("href");
        await browser.SeeAsync(account!, "main .badge.good");
        return account!.Replace("/cloud-accounts/", "/bills/", StringComparison.Ordinal);
    }

    /// <summary>Moves the time of everything, as the command does.</summary>
    private Task MoveClockAsync(string by) =>
        ConsoleCommand.PostAsync(fixture.Sandbox.Console.Console, ClockPage.Path, [KeyValuePair.Create(ClockPage.By, by)], Stop);

    /// <summary>Billing sends the usage of the last hour, with fractions, more than a unit of everything; then the hour is closed.</summary>
    private async Task UseAnHourAsync()
    {
        var before = Taken();
        var workspaces = fixture.Sandbox.World.ExpenseCenter.WorkspacesOf("alice").Where(one => one.Method == "Aws").ToList();
        Assert.Equal(3, workspaces.Count);
        var now = fixture.Sandbox.Clock.GetUtcNow();
        var (order, records) = Enumerable.Range(0, 1_000).Select(number => new UsageOrder([], Hours: 1) { Seed = number })
            .Select(order => (Order: order, Records: HourlyTotals.Of(workspaces, now, order).ToList()))
            .First(one => one.Records.All(record => Number(Text(record, "quantity")) > 1));
        await fixture.Sandbox.Billing.SendAsync(order, Stop);
        await Eventually.TrueAsync(() => Taken() > before, $"{records.Count} records taken");
        foreach (var record in records)
        {
            var key = new FigureKey(Text(record, "dimension"), $"{Text(record, "site")}/{Text(record, "workspaceId")}");
            sent[key] = sent.GetValueOrDefault(key) + Number(Text(record, "quantity"));
        }

        await MoveClockAsync("+1h");

        int Taken() => fixture.Sandbox.Functions["UsageIntake"].Log.Split($"Taken {SandboxProducts.Newer.Dimensions.Count * 3}").Length;
    }

    private Task SeeAsync(BuyersBrowser browser, string bill, Func<AwsFigures, ImmutableSortedDictionary<string, Figures>, bool> fits) => Eventually.SeesAsync(
        async () =>
        {
            var months = await AwsFigures.ReadAsync(fixture.Sandbox.Console.Console, Buyer.Id, Stop);
            if (months.IsEmpty)
            {
                return (Aws: (AwsFigures?)null, Page: (ImmutableSortedDictionary<string, Figures>?)null);
            }

            await browser.Page.GotoAsync(Address($"{bill}/{months[0].Month}"));
            return (Aws: months[0], Page: await BillPageReader.DimensionsAsync(browser.Page));
        },
        seen => seen is { Aws: { } aws, Page.IsEmpty: false } && fits(aws, seen.Page),
        "the bill");

    /// <summary>
    /// Page and file against AWS, the Expense Center and billing: what was accepted is AWS's, what was handed back is the Expense
    /// Center's, and what waits is the rest of the whole units that were sent.
    /// </summary>
    /// <returns>What the pages say, by month, of each dimension.</returns>
    private async Task<string> CompareAsync(BuyersBrowser browser, string bill)
    {
        var months = await AwsFigures.ReadAsync(fixture.Sandbox.Console.Console, Buyer.Id, Stop);
        var (lines, said) = (new Dictionary<FigureKey, Figures>(), "");
        foreach (var aws in months)
        {
            await browser.Page.GotoAsync(Address($"{bill}/{aws.Month}"));
            var dimensions = await BillPageReader.DimensionsAsync(browser.Page);
            var days = await BillPageReader.DaysAsync(browser.Page);
            await browser.Page.GotoAsync(Address($"{bill}/{aws.Month}"));
            var file = await BillPageReader.FileAsync(browser.Page);
            var workspaces = await BillPageReader.WorkspacesAsync(browser.Page);
            said += $"{aws.Month}: {string.Join(", ", dimensions)}; ";

            Assert.Equal(aws.Dimensions, Of(dimensions, one => one.Accepted));
            Assert.Equal(aws.Workspaces.Where(one => one.Value > 0).ToHashSet(), Of(workspaces, one => one.Accepted).Where(one => one.Value > 0).ToHashSet());
            Assert.Equal(workspaces.ToHashSet(), file.ToHashSet());
            Assert.Equal(aws.Days.Where(one => one.Value > 0).ToHashSet(), Of(days, one => one.Accepted).Where(one => one.Value > 0).ToHashSet());
            Assert.All(dimensions, one => Assert.Equal(
                (one.Value.Accepted, one.Value.Waiting, one.Value.Returned),
                (SumOf(workspaces, one.Key, line => line.Accepted), SumOf(workspaces, one.Key, line => line.Waiting), SumOf(workspaces, one.Key, line => line.Returned))));
            Assert.All(dimensions, one => Assert.Equal(one.Value.Waiting, SumOf(days, one.Key, day => day.Waiting)));
            foreach (var (key, line) in workspaces)
            {
                var sum = lines.GetValueOrDefault(key, Figures.None);
                lines[key] = new(sum.Accepted + line.Accepted, sum.Waiting + line.Waiting, sum.Returned + line.Returned);
            }
        }

        var returns = fixture.Sandbox.World.ExpenseCenter.Api.Returns.Records;
        Assert.All(sent, one => Assert.Equal(
            (Returned(one.Key), decimal.Truncate(one.Value)),
            OfLine(one.Key) is var line ? (line.Returned, line.Accepted + line.Waiting + line.Returned) : default));
        return said;

        Figures OfLine(FigureKey key) => lines.GetValueOrDefault(key, Figures.None); // with less than a unit there is none

        decimal Returned(FigureKey key) => returns.Where(one => one.Dimension == key.Dimension && $"{one.Site}/{one.WorkspaceId}" == key.Of).Sum(one => Number(one.Quantity!));

        static decimal SumOf(IReadOnlyDictionary<FigureKey, Figures> figures, string dimension, Func<Figures, decimal> figure) =>
            figures.Where(one => one.Key.Dimension == dimension).Sum(one => figure(one.Value));

        static Dictionary<TKey, long> Of<TKey>(IReadOnlyDictionary<TKey, Figures> figures, Func<Figures, long> figure)
            where TKey : notnull => figures.ToDictionary(one => one.Key, one => figure(one.Value));
    }

    private string Address(string path) => new Uri(fixture.Sandbox.PublicUrl, path).ToString();

    private static string Text(JsonObject record, string name) => (string)record[name]!;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
