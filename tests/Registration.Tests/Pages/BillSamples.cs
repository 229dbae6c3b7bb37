using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Registration.Bills;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;
using RazorSlices;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>Bills with and without usage, of two workspaces and of thousands.</summary>
internal static class BillSamples
{
    public static readonly BillMonth Month = BillMonth.Of(Samples.Now);

    private static readonly Dictionary<WorkspaceKey, string> Names = Enumerable.Range(0, 10_000).Select(Key).Index()
        .Where(one => one.Index % 10 != 9).ToDictionary(one => one.Item, one => one.Index % 3 == 0 ? Samples.Hostile : $"Production {one.Index}");

    private static readonly Sites Sites = new(
    [
        new Site { Code = "us1", Name = new("海外1（俄勒冈）", "Overseas 1 (Oregon)"), Cloud = "Aws", ConsoleUrl = new("https://us1.example.com") },
        new Site { Code = "eu1", Name = new("海外2（法兰克福）", "Overseas 2 (Frankfurt)"), Cloud = "Aws", ConsoleUrl = new("https://eu1.example.com") },
    ]);

    private static readonly Products Products = new(
    [
        new()
        {
            Code = new ProductCode("code"),
            Title = "Guance",
            Identity = SubscriptionKind.Licence,
            ListingUrl = new Uri("https://aws.example.com/listing"),
            Dimensions =
            [
                new() { Key = "data_gb", Name = new("日志数据量", "Log data"), Unit = new("GB", "GB"), Price = new ListPrice(0.35m, "USD") },
                new() { Key = "traces_million", Name = new("链路数", "Traces"), Unit = new("百万条", "million"), Price = new ListPrice(1.2m, "USD") },
                new() { Key = "hosts", Name = new("主机数", "Host hours"), Unit = new("台时", "host hours") },
            ],
        },
    ]);

    /// <summary>Little usage in this month so far, all of it accepted.</summary>
    public static MonthUsage Small { get; } = Usage(2, waiting: 0, returned: 0);

    public static MonthUsage Nothing { get; } = new(Month, IsMetered: true, []);

    private static readonly MonthUsage Mixed = Usage(12, waiting: 3, returned: 2);

    private static readonly MonthUsage Thousands = Usage(10_000, waiting: 1, returned: 1);

    /// <summary>The lines of bills, found once: the gallery makes all samples for each page.</summary>
    private static readonly ConcurrentDictionary<(MonthUsage Usage, BillQuery Query), (PagedList<WorkspaceUsage> Lines, UsageFiles Files)> Found = [];

    private static readonly MonthUsage Before = Usage(1, waiting: 0, returned: 0, Month.Previous);

    public static IEnumerable<(string Name, RazorSlice Page)> All(PageContext layout)
    {
        var frame = layout with { Title = BillTexts.Title, Address = "/bills?month=2026-11" };
        var overview = Overview(
            frame,
            Summary(CloudAccountStatus.Active, 1, Small),
            Summary(CloudAccountStatus.Ending, 2, Mixed),
            Summary(CloudAccountStatus.Deleted, 5, Small) with { IsMerged = true },
            Summary(CloudAccountStatus.Active, 3, Nothing),
            Summary(CloudAccountStatus.Pending, 4, Nothing with { IsMetered = false }));
        yield return ("bills", BillsPage.Create(overview));
        yield return ("bills, many accounts", BillsPage.Create(Overview(
            frame, [.. Enumerable.Range(1, 20).Select(number => Summary(CloudAccountStatus.Active, number, Small))]) with
        { NextPage = "/bills?cursor=x", IsFirstPage = false }));
        yield return ("bills, nothing registered", BillsPage.Create(Overview(frame) with { HasAccounts = false }));
        yield return ("bills, nothing then", BillsPage.Create(Overview(frame)));
        yield return ("bill", BillPage.Create(Detail(frame, Small)));
        yield return ("bill, waiting and handed back", BillPage.Create(Detail(frame, Mixed, new BillQuery("traces_million", "", WorkspaceFilter.None, FilesBy.Day))));
        yield return ("bill, thousands", BillPage.Create(Detail(frame, Thousands, BillQuery.None with { Filter = WorkspaceFilter.None with { Page = 3 } })));
        yield return ("bill, found", BillPage.Create(Detail(frame, Thousands, new BillQuery("hosts", "data_gb", new WorkspaceFilter("script", "us1", 1), FilesBy.Hour))));
        yield return ("bill, nothing fits", BillPage.Create(Detail(frame, Small, BillQuery.None with { Filter = new WorkspaceFilter(Samples.Hostile + "no such name", "us1", 1) })));
        yield return ("bill, no usage", BillPage.Create(Detail(frame, Nothing)));
        yield return (BillPicture.Name, BillPage.Create(BillPicture.Of(frame)));
        yield return ("bill, not metered", BillPage.Create(Detail(frame, Nothing with { IsMetered = false })));
    }

    private static BillsModel Overview(PageContext frame, params ImmutableArray<BillSummary> bills) => new()
    {
        Page = frame,
        Month = Month,
        Current = Month,
        Bills = bills,
        HasAccounts = true,
        IsFirstPage = true,
        NextPage = null,
    };

    private static BillModel Detail(PageContext frame, MonthUsage usage, BillQuery? query = null)
    {
        var asked = query ?? BillQuery.None;
        var (lines, files) = Found.GetOrAdd((usage, asked), _ => (
            new WorkspaceUsageList(usage, Names, Sites).Find(asked.Filter, asked.Only), UsageFiles.Of(usage, Names, Samples.Now, asked.FilesBy)));
        return new BillModel
        {
            Page = frame,
            Bill = Summary(CloudAccountStatus.Active, 1, usage),
            Current = Month,
            Query = asked,
            Lines = lines,
            LineSites = ["us1", "eu1"],
            Sites = Sites,
            Files = files,
        };
    }

    private static BillSummary Summary(CloudAccountStatus status, int number, MonthUsage usage)
    {
        var bill = BillSummary.Of(Samples.Account(status), usage, Before, Products, Samples.Now);
        return bill with
        {
            Account = bill.Account with
            {
                Id = new CloudAccountId(Ulid.NewUlid(Samples.Now.AddSeconds(number), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
                Product = Samples.Hostile,
            },
        };
    }

    private static MonthUsage Usage(int workspaces, int waiting, int returned, BillMonth? month = null)
    {
        var product = Products.All.Single();
        return new MonthUsage(month ?? Month, IsMetered: true, [.. product.Dimensions.Select((dimension, place) => DimensionUsage.Of(Bill(dimension.Key, place), product))]);

        DimensionBill Bill(string dimension, int place) => new(Samples.Account(CloudAccountStatus.Active).Id, (month ?? Month).FirstDay, dimension)
        {
            Workspaces = Enumerable.Range(0, workspaces).ToImmutableSortedDictionary(Key, number => Of(number, place)),
            Total = Enumerable.Range(0, workspaces).Aggregate(BilledUsage.None, (sum, number) => sum.Plus(Of(number, place))),
            Days = Enumerable.Range(1, 20).Where(day => day != 7).ToImmutableSortedDictionary(
                day => day, day => new BilledUsage(workspaces * (900 + (day * 37 % 400)), day == 20 ? waiting * 1_000 : 0, BilledUsage.None.Returned)),
            UpdatedAt = Samples.Now.AddMinutes(-7),
        };

        BilledUsage Of(int number, int place)
        {
            var usage = BilledUsage.OfAccepted(12_345 + (number * 1_000 / (place + 1)));
            usage = number < waiting ? usage.Plus(BilledUsage.OfWaiting(1_000)) : usage;
            return number < returned
                ? usage.Plus(BilledUsage.OfReturned(UsageReturnReason.Fraction, 0.123456789m)).Plus(BilledUsage.OfReturned(UsageReturnReason.CustomerNotSubscribed, 1_234))
                : usage;
        }
    }

    private static WorkspaceKey Key(int number) => new(
        number % 4 == 3 ? "eu1" : "us1", "wksp_" + (number * 7_919L).ToString("x32", CultureInfo.InvariantCulture));
}
