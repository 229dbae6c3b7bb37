using Guance.Serverless.Registration.Bills;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Web.Languages;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>What bills show of accounts, reasons and days.</summary>
public sealed class BillPageTests
{
    private static readonly MonthUsage Nothing = new(BillSamples.Month, IsMetered: true, []);

    [Theory]
    [InlineData(CloudAccountStatus.Deleted, true, true)]
    [InlineData(CloudAccountStatus.Deleted, false, false)]
    [InlineData(CloudAccountStatus.Active, false, true)]
    public void A_deleted_account_is_listed_in_months_with_usage_only(CloudAccountStatus status, bool hasUsage, bool isShown)
    {
        var usage = hasUsage ? BillSamples.Small : Nothing;
        Assert.Equal(isShown, BillSummary.Of(Samples.Account(status), usage, Nothing, new Products([]), Samples.Now).IsShown);
    }

    [Fact]
    public void Every_reason_has_words_of_its_own() => Assert.All(
        Enum.GetValues<Language>(),
        language => Assert.Distinct(Enum.GetValues<UsageReturnReason>().Select(reason => ReturnReasonTexts.Of(reason).In(language))));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(850, 1_000)]
    [InlineData(3_000_000_000, 4_000_000_000)]
    public void The_scale_of_a_chart_ends_with_a_round_number(long most, long top)
    {
        var bill = new DimensionBill(Samples.Account(CloudAccountStatus.Active).Id, BillSamples.Month.FirstDay, "x").Add(Samples.Key, 5, BilledUsage.OfAccepted(most));
        Assert.Equal(top, new DayChart(DimensionUsage.Of(bill, product: null), BillSamples.Month).Top);
    }

    [Theory]
    [InlineData("2026-02", 28, "1,5,10,15,20,25")]
    [InlineData("2026-11", 30, "1,5,10,15,20,25,30")]
    [InlineData("2026-10", 31, "1,5,10,15,20,25,30")]
    public void A_chart_has_all_days_of_its_month(string month, int days, string labelled)
    {
        Assert.True(BillMonth.TryRead(month, BillSamples.Month, out var read));
        var chart = new DayChart(BillSamples.Small.Dimensions[0], read);
        Assert.Equal(days * DayChart.DayWidth, chart.Width);
        Assert.Equal(labelled, string.Join(',', Enumerable.Range(1, days).Where(DayChart.IsLabelled)));
    }

    [Fact]
    public void Numbers_are_exact_with_thousands_separated()
    {
        Assert.Equal("9,223,372,036,854,775,807", Numbers.Format(long.MaxValue));
        Assert.Equal("1,234.000000001", Numbers.Format(1_234.000000001m));
        Assert.Equal("0.5", Numbers.Format(0.50m));
        Assert.Equal("USD 1,234.57", Numbers.Money(1_234.565m, "USD"));
        Assert.Equal(["+1,234.5%", "−50.0%", "±0%"], new[] { 12.345m, -0.5m, 0m }.Select(Numbers.Change));
    }
}
