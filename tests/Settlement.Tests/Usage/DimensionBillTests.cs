using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Usage;

public sealed class DimensionBillTests
{
    [Fact]
    public void The_total_is_the_sum_of_the_workspaces_and_of_the_days_whatever_is_added_and_taken_away()
    {
        var (one, two) = (new WorkspaceKey("us1", "wksp_1"), new WorkspaceKey("us1", "wksp_2"));
        var bill = new DimensionBill(default(CloudAccountId), new DateOnly(2026, 11, 1), "data_gb")
            .Add(one, 3, BilledUsage.OfWaiting(5)).Add(two, 3, BilledUsage.OfWaiting(7))
            .Add(one, 3, BilledUsage.OfWaiting(-5)).Add(one, 3, BilledUsage.OfAccepted(5))
            .Add(two, 4, BilledUsage.OfReturned(UsageReturnReason.Fraction, 0.5m)).Add(one, 4, BilledUsage.OfReturned(UsageReturnReason.Fraction, 0.25m));

        Assert.Equal((5L, 7L, 0.75m), Figures(bill.Total));
        Assert.Equal(Figures(bill.Total), Figures(Sum(bill.Workspaces.Values)));
        Assert.Equal(Figures(bill.Total), Figures(Sum(bill.Days.Values)));
    }

    private static BilledUsage Sum(IEnumerable<BilledUsage> usage) => usage.Aggregate(BilledUsage.None, (sum, some) => sum.Plus(some));

    private static (long Accepted, long Waiting, decimal Returned) Figures(BilledUsage usage) => (usage.Accepted, usage.Waiting, usage.TotalReturned);
}
