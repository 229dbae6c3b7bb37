using System.Buffers.Text;
using System.Net;
using System.Text;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Registration.Bills;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>The hours of a bill as CSV.</summary>
public sealed class UsageFileTests : IDisposable
{
    /// <summary>Bytes that Lambda takes as an answer; what stands beside the file in it is far below the second figure.</summary>
    private const int LargestAnswer = 6_291_556, RoomForHeaders = 64 * 1024;

    private static readonly WorkspaceKey One = InMemoryExpenseCenter.Key(1);
    private static readonly WorkspaceKey Two = InMemoryExpenseCenter.Key(2);
    private static readonly WorkspaceKey Former = InMemoryExpenseCenter.Key(99);

    private readonly RegistrationApplication application = new() { Products = BilledAccount.Products() };

    [Fact]
    public async Task A_file_has_a_row_for_each_hour_workspace_and_dimension()
    {
        var account = await BilledAccount.RegisterAsync(application, One, Two);
        await account.BindAsync(One, "=HYPERLINK(\"https://evil.example.com\")");
        await account.BindAsync(Two, "测试, \"Nr. 2\"");
        await account.MeterAsync("2026-11-05T13", "data_gb", returned: null, (One, 1_234), (Two, 5));
        await account.MeterAsync("2026-11-05T14", "hosts", UsageReturnReason.CustomerNotSubscribed, (Former, 6));
        await account.MeterAsync("2026-10-31T23", "data_gb", returned: null, (One, 7));
        using var browser = application.Open("alice");
        using var file = await browser.DownloadAsync($"{account.Address}/usage.csv");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"guance-usage-444455556666-2026-11.csv\"", file.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("no-store", file.Headers.CacheControl!.ToString());

        var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(
            "Month,Hour (UTC),Site,Workspace ID,Workspace,Dimension,Unit,Quantity,Status,MeteringRecordId,Reason for handing back\r\n"
            + $"2026-11,2026-11-05 13:00,us1,{One.Id},\"'=HYPERLINK(\"\"https://evil.example.com\"\")\",data_gb,GB,1234,Accepted by AWS,id-2026-11-05T13-data_gb,\r\n"
            + $"2026-11,2026-11-05 13:00,us1,{Two.Id},\"测试, \"\"Nr. 2\"\"\",data_gb,GB,5,Accepted by AWS,id-2026-11-05T13-data_gb,\r\n"
            + $"2026-11,2026-11-05 14:00,us1,{Former.Id},,hosts,host hours,6,Handed back,,AWS found no active subscription\r\n",
            Encoding.UTF8.GetString(bytes[3..]));

        Assert.StartsWith("月份,小时（UTC）,站点,", (await ReadAsync(browser, $"{account.Address}/usage.csv?lang=zh"))[0], StringComparison.Ordinal);
        Assert.Equal(4, (await ReadAsync(browser, $"{account.Address}/usage.csv?day=5")).Count);
        Assert.Equal(3, (await ReadAsync(browser, $"{account.Address}/usage.csv?day=5&hour=13")).Count);
        Assert.Single(await ReadAsync(browser, $"{account.Address}/usage.csv?day=5&hour=13&dimension=hosts"));
        Assert.Single(await ReadAsync(browser, $"{account.Address}/usage.csv?day=6"));
    }

    [Fact]
    public async Task The_file_of_a_month_adds_up_to_the_bill_with_what_waits_and_what_was_handed_back()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        await account.MeterAsync("2026-11-05T13", "hosts", UsageReturnReason.Refused, (One, 6));
        await account.MeterAsync("2026-11-05T14", "hosts", returned: null, (One, 20));
        var usage = BilledUsage.OfAccepted(20).Plus(BilledUsage.OfWaiting(3)).Plus(BilledUsage.OfReturned(UsageReturnReason.Refused, 6));
        await account.BillAsync("hosts", (One, 5, usage.Plus(BilledUsage.OfReturned(UsageReturnReason.Fraction, 0.25m))));
        await account.BillAsync("data_gb", (One, 5, BilledUsage.OfWaiting(7)));
        using var browser = application.Open("alice");

        var rows = (await ReadAsync(browser, $"{account.Address}/usage.csv")).Skip(1).Select(row => row.Split(',')).ToList();
        Assert.Equal(
            [
                "2026-11-05 13:00 hosts 6 Handed back", "2026-11-05 14:00 hosts 20 Accepted by AWS", " data_gb 7 Waiting for AWS",
                " hosts 3 Waiting for AWS", " hosts 0.25 Handed back",
            ],
            rows.Select(row => $"{row[1]} {row[5]} {row[7]} {row[8]}"));
        Assert.All(rows, row => Assert.Equal("2026-11", row[0]));
        Assert.Equal(2, (await ReadAsync(browser, $"{account.Address}/usage.csv?dimension=data_gb")).Count);
        Assert.Equal(3, (await ReadAsync(browser, $"{account.Address}/usage.csv?day=5")).Count);
    }

    [Theory]
    [InlineData("day=31")]
    [InlineData("day=0")]
    [InlineData("day=-1")]
    [InlineData("hour=3")]
    [InlineData("day=3&hour=24")]
    [InlineData("day=x")]
    public async Task A_file_of_no_hour_does_not_exist(string query)
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        using var browser = application.Open("alice");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{account.Address}/usage.csv?{query}")).Status);
    }

    [Fact]
    public async Task A_month_that_is_too_large_is_offered_in_smaller_files_that_have_all_of_it()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        var keys = Enumerable.Range(1, 9_000).Select(number => InMemoryExpenseCenter.Key(number)).ToList();
        string[] hours = ["2026-11-05T00", "2026-11-05T01", "2026-11-05T02", "2026-11-05T23", "2026-11-06T00"];
        foreach (var hour in hours)
        {
            await account.MeterAsync(hour, "data_gb", returned: null, keys.Select(key => (key, 1)));
        }

        await account.BillAsync("data_gb", [.. keys.Select(key => (key, 5, BilledUsage.OfAccepted(5)))]);
        using var browser = application.Open("alice");
        var page = await browser.GetAsync(account.Address);
        Assert.Contains("so there is one for each hour.", page.Text, StringComparison.Ordinal);
        Assert.Equal(23, page.Page.QuerySelectorAll("#file-day option").Length);
        Assert.Equal($"{account.Address}/usage.csv", page.Page.QuerySelector("#files form")!.GetAttribute("action"));
        var refused = await browser.GetAsync($"{account.Address}/usage.csv");
        Assert.Equal((HttpStatusCode.SeeOther, $"{account.Address}?files=Day#files"), (refused.Status, refused.Location));

        var rows = new List<string>();
        foreach (var hour in hours)
        {
            rows.AddRange((await ReadAsync(browser, $"{account.Address}/usage.csv?day={int.Parse(hour[8..10], provider: null)}&hour={int.Parse(hour[11..], provider: null)}")).Skip(1));
        }

        Assert.Equal(hours.Length * keys.Count, rows.Distinct().Count());
    }

    [Fact]
    public async Task A_page_that_is_asked_for_smaller_files_offers_them()
    {
        var account = await BilledAccount.RegisterAsync(application, One);
        await account.BillAsync("data_gb", (One, 5, BilledUsage.OfAccepted(5)));
        using var browser = application.Open("alice");
        Assert.NotNull((await browser.GetAsync(account.Address)).Page.QuerySelector($"#files a[href='{account.Address}/usage.csv']"));
        var byDay = await browser.GetAsync($"{account.Address}?files=Day");
        Assert.Equal(
            Enumerable.Range(1, 23).Select(day => $"{account.Address}/usage.csv?day={day}"),
            byDay.Page.QuerySelectorAll("#files a").Select(link => link.GetAttribute("href")));
        Assert.Single((await browser.GetAsync($"{account.Address}?files=Dimension")).Page.QuerySelectorAll("#file-dimension option"));
    }

    [Theory]
    [InlineData("Production", "Production")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("", "")]
    public void A_value_is_quoted_and_no_formula(string value, string field) => Assert.Equal(field, UsageCsv.Field(value));

    [Fact]
    public void The_largest_file_fits_into_an_answer_of_Lambda() =>
        Assert.InRange(Base64.GetMaxEncodedToUtf8Length(UsageCsv.MaxSize), 1, LargestAnswer - RoomForHeaders);

    public void Dispose() => application.Dispose();

    private static async Task<IReadOnlyList<string>> ReadAsync(ScriptlessBrowser browser, string address)
    {
        using var file = await browser.DownloadAsync(address);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.InRange(bytes.Length, 0, UsageCsv.MaxSize);
        return Encoding.UTF8.GetString(bytes).TrimEnd().TrimStart('\ufeff').Split("\r\n");
    }
}
