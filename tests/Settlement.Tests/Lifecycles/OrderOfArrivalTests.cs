using CsCheck;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Tests.Lifecycles;

public sealed class OrderOfArrivalTests
{
    [Fact]
    public void Licences_and_their_renewals_end_the_same_in_every_order() => Story.OfLicences.Sample(EndsAsExpectedInEveryOrder);

    [Fact]
    public void A_customer_ends_the_same_in_every_order() => Story.OfACustomer.Sample(EndsAsExpectedInEveryOrder);

    [Fact]
    public void A_notice_that_comes_again_changes_nothing() =>
        Gen.Select(Story.OfLicences, Gen.Int[0, 5]).Sample((notices, again) =>
        {
            var world = Play(notices);
            var (before, lines, messages) = (Oracle.Observe(world), world.History.Count, world.Outbox.Count);
            world.Hear(notices[again % notices.Length]);
            Assert.Equal(before, Oracle.Observe(world));
            Assert.Equal((lines, messages), (world.History.Count, world.Outbox.Count));
        });

    [Fact]
    public void An_account_that_must_give_its_workspaces_back_has_a_work_order() =>
        Gen.OneOf(Story.OfLicences, Story.OfACustomer).Sample(notices =>
        {
            var world = Play(notices);
            foreach (var account in world.Accounts)
            {
                Assert.Equal(account.Closing is not Closing.None, account.ClosingSince is not null);
                if (account.Closing is not Closing.None || account.MergedInto is not null)
                {
                    Assert.Contains(new WorkOrder(account.Id), world.Outbox);
                }
            }
        });

    [Fact]
    public void Deleting_what_has_ended_at_any_moment_changes_no_status() =>
        Gen.Select(Gen.OneOf(Story.OfLicences, Story.OfACustomer), Gen.Bool.Array[6]).Sample((notices, deletions) =>
        {
            var world = new World();
            foreach (var (notice, deletion) in notices.Zip(deletions))
            {
                world.Hear(notice);
                _ = deletion ? world.TearDown() : world;
            }

            foreach (var (name, status) in Oracle.Statuses(notices))
            {
                var account = world.By(name)!;
                Assert.Equal(status, account.Find(name)!.Status);
                Assert.True(account.DeletedAt is null || status is SubscriptionStatus.Ended, Story.Tell(notices));
            }
        });

    [Fact]
    public void Every_notice_about_a_known_account_is_in_a_history() =>
        Story.OfLicences.Sample(notices =>
        {
            var world = Play(notices);
            var filed = world.History.Select(line => line.Entry.Notice).ToHashSet();
            Assert.All(
                notices.Where(notice => notice.Subscription is not null), notice => Assert.Contains(notice.Id, filed));
        });

    private static void EndsAsExpectedInEveryOrder(Notice[] notices)
    {
        var expected = Oracle.Expect(notices);
        foreach (var order in Orders(notices))
        {
            var observed = Oracle.Observe(Play(order));
            Assert.True(
                expected.SequenceEqual(observed),
                $"{Story.Tell(order)}\nexpected {string.Join(", ", expected)}\nobserved {string.Join(", ", observed)}");
        }
    }

    private static World Play(IEnumerable<Notice> notices)
    {
        var world = new World();
        foreach (var notice in notices)
        {
            world.Hear(notice);
        }

        return world;
    }

    private static IEnumerable<Notice[]> Orders(Notice[] notices) => notices.Length <= 1
        ? [notices]
        : notices.SelectMany((first, index) => Orders([.. notices[..index], .. notices[(index + 1)..]])
            .Select(rest => (Notice[])[first, .. rest]));
}
