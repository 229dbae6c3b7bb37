using System.Collections.Immutable;
using Guance.Serverless.Registration.Bills;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>The bill of the picture in README: of some workspaces with good names, the same on every day.</summary>
internal static class BillPicture
{
    public const string Name = "bill, of some workspaces";

    private static readonly (WorkspaceKey Key, string Name, int Share)[] Workspaces =
    [
        (new("us1", "wksp_4f0c6b7d1e2a49c3b5d8f6a7e9c01b23"), "Production", 41),
        (new("us1", "wksp_9a1d3e5f7b2c48d6a0e4c8b6f2d71e95"), "Staging", 9),
        (new("eu1", "wksp_c27e8f3a5d914b60b8a6d2f4e1c7053d"), "Production, Europe", 33),
        (new("eu1", "wksp_e5b8d0c19f6a4273a4c1e7d3b9f2860a"), "Data platform", 17),
    ];

    /// <summary>Units of a usual day.</summary>
    private static readonly ImmutableDictionary<string, int> Usual =
        new Dictionary<string, int> { ["data_gb"] = 412, ["traces_million"] = 96, ["hosts"] = 1_530 }.ToImmutableDictionary();

    private static readonly Sites Sites = new(
    [
        new Site { Code = "us1", Name = new("海外1（俄勒冈）", "Overseas 1 (Oregon)"), Cloud = "Aws", ConsoleUrl = new("https://us1.example.com") },
        new Site { Code = "eu1", Name = new("欧洲1（法兰克福）", "Europe 1 (Frankfurt)"), Cloud = "Aws", ConsoleUrl = new("https://eu1.example.com") },
    ]);

    private static readonly Product Product = new()
    {
        Code = new ProductCode("code"),
        Title = "Guance Observability",
        Identity = SubscriptionKind.Licence,
        ListingUrl = new Uri("https://aws.example.com/listing"),
        Dimensions =
        [
            new() { Key = "data_gb", Name = new("日志数据量", "Log data"), Unit = new("GB", "GB"), Price = new ListPrice(0.35m, "USD") },
            new() { Key = "traces_million", Name = new("链路数", "Traces"), Unit = new("百万条", "million"), Price = new ListPrice(1.2m, "USD") },
            new() { Key = "hosts", Name = new("主机数", "Hosts"), Unit = new("台时", "host hours"), Price = new ListPrice(0.02m, "USD") },
        ],
    };

    private static readonly BillMonth Month = BillMonth.Of(Samples.Now);

    public static BillModel Of(PageContext frame)
    {
        var names = Workspaces.ToDictionary(one => one.Key, one => one.Name);
        var usage = Usage(Month, lastDay: Samples.Now.Day, percent: 100);
        var account = Samples.Account(CloudAccountStatus.Active);
        var bill = BillSummary.Of(account, usage, Usage(Month.Previous, Month.Previous.Days, percent: 91), new Products([Product]), Samples.Now);
        return new BillModel
        {
            Page = frame with { Title = BillTexts.TitleOf(Month), Visitor = new SignedInUser(new Username("alice"), new FormToken("form-token", "token")), Banner = null },
            Bill = bill with { Account = bill.Account with { Latest = account.Latest! with { Agreement = new(new AgreementId("agmt-5k2d9s8w7q1x"), Samples.Now), Offer = null } } },
            Current = Month,
            Query = BillQuery.None,
            Lines = new WorkspaceUsageList(usage, names, Sites).Find(WorkspaceFilter.None, ""),
            LineSites = ["us1", "eu1"],
            Sites = Sites,
            Files = UsageFiles.Of(usage, names, Samples.Now, FilesBy.Month),
        };
    }

    private static MonthUsage Usage(BillMonth month, int lastDay, int percent)
    {
        return new MonthUsage(month, IsMetered: true, [.. Product.Dimensions.Select(dimension => DimensionUsage.Of(Bill(dimension.Key), Product))]);

        DimensionBill Bill(string dimension)
        {
            var bill = new DimensionBill(Samples.Account(CloudAccountStatus.Active).Id, month.FirstDay, dimension);
            for (var day = 1; day <= lastDay; day++)
            {
                foreach (var (key, _, share) in Workspaces)
                {
                    bill = bill.Add(key, day, Of(dimension, day, share));
                }
            }

            return bill with { UpdatedAt = Samples.Now.AddMinutes(-4) };
        }

        BilledUsage Of(string dimension, int day, int share)
        {
            // Less at weekends, more as the month goes on; of the last day some hours are missing, and the last one waits.
            var isWeekend = month.FirstDay.AddDays(day - 1).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var units = Usual[dimension] * percent * share / 10_000 * (isWeekend ? 58 : 88 + day + (day * 7 % 11)) / 100;
            return month.Contains(Samples.Now) && day == lastDay
                ? BilledUsage.OfAccepted(units * 13 / 24).Plus(BilledUsage.OfWaiting(units / 24))
                : BilledUsage.OfAccepted(units);
        }
    }
}
