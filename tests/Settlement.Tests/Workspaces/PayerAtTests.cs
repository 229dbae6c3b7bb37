using CsCheck;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Tests.Workspaces;

/// <summary>Who paid for a workspace at a moment of the last week.</summary>
public sealed class PayerAtTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly CloudAccountId[] Accounts = [.. Enumerable.Range(1, 3).Select(number => new CloudAccountId(Ulid.NewUlid(Noon.AddSeconds(number))))];
    private static readonly WorkspaceSettlement Fresh = new(new WorkspaceKey("us1", $"wksp_{1:x32}"));

    [Fact]
    public void The_payer_of_a_moment_is_the_one_in_force_then_however_often_it_has_changed_since() =>
        Gen.Select(Gen.Int[1, 600], Gen.Int[0, 3]).List[0, 30].Sample(changes =>
        {
            var (settlement, now) = (Fresh, Noon);
            var timeline = new List<(DateTimeOffset From, CloudAccountId? Payer)> { (DateTimeOffset.MinValue, null) };
            foreach (var (minutes, choice) in changes)
            {
                now += TimeSpan.FromMinutes(minutes);
                CloudAccountId? chosen = choice == 3 ? null : Accounts[choice];
                settlement = chosen is null && minutes % 2 == 0 ? settlement.Revert(now) : settlement.Choose(chosen, now);
                timeline.Add((now, chosen));
                for (var moment = now; moment > now - TimeSpan.FromDays(7); moment -= TimeSpan.FromMinutes(97))
                {
                    Assert.Equal(timeline.Last(one => one.From <= moment).Payer, settlement.PayerAt(moment));
                }
            }
        });

    [Fact]
    public void What_was_longer_ago_than_usage_may_come_late_is_forgotten()
    {
        var settlement = Fresh.SettleThrough(Accounts[0], Noon).Return(Noon.AddHours(1)).SettleThrough(Accounts[1], Noon.AddDays(10));
        Assert.Single(settlement.Former);
        var often = Enumerable.Range(0, 1_000).Aggregate(Fresh, (before, minute) => before.SettleThrough(Accounts[minute % 2], Noon.AddMinutes(minute)));
        Assert.Equal(FormerPayer.MaxCount, often.Former.Length);
    }

    [Fact]
    public void After_a_merge_the_account_that_lives_on_pays_from_the_beginning_of_the_binding()
    {
        var settlement = Fresh.SettleThrough(Accounts[0], Noon).MoveTo(Accounts[1]);
        Assert.Equal(Accounts[1], settlement.PayerAt(Noon));
        Assert.Null(settlement.PayerAt(Noon.AddMinutes(-1)));
    }
}
