using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Storage.Tests;

public sealed class OutboxStoreTests(MotoFixture moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_concurrent_callers_only_one_gets_the_lease_of_an_item()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table, new WorkOrder(default));
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => table.Outbox.TakeAsync(id, Stop)));

        Assert.Single(leases, lease => lease is OutboxLease.Taken);
        Assert.Equal(15, leases.Count(lease => lease is OutboxLease.Busy));
    }

    [Fact]
    public async Task An_item_whose_lease_was_released_or_has_expired_can_be_leased_again()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table, new WorkOrder(default));
        await table.Outbox.TakeAsync(id, Stop);
        await table.Outbox.ReleaseAsync(id, Stop);
        Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(id, Stop));

        table.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(id, Stop));
    }

    [Fact]
    public async Task A_done_item_stays_done()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table, new WorkOrder(default));
        await table.Outbox.TakeAsync(id, Stop);
        await table.Outbox.CompleteAsync(id, Stop);
        table.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsType<OutboxLease.Done>(await table.Outbox.TakeAsync(id, Stop));
        Assert.True(await table.Outbox.ExistsAsync(id, Stop));
        table.Time.Advance(TimeSpan.FromDays(31));
        Assert.False(await table.Outbox.ExistsAsync(id, Stop));
    }

    [Fact]
    public async Task An_unknown_item_counts_as_done_and_is_not_created()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = Ulid.NewUlid(table.Time.GetUtcNow());
        Assert.IsType<OutboxLease.Done>(await table.Outbox.TakeAsync(id, Stop));
        await table.Outbox.CompleteAsync(id, Stop);
        await table.Outbox.ReleaseAsync(id, Stop);
        Assert.False(await table.Outbox.ExistsAsync(id, Stop));
    }

    [Fact]
    public async Task An_item_with_a_given_id_is_stored_once()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var once = new OutboxItem(Ulid.NewUlid(table.Time.GetUtcNow()), new WorkOrder(default));
        Assert.True(await table.Store.CommitAsync(new Decision { OutboxOnce = once }, Stop));
        Assert.False(await table.Store.CommitAsync(new Decision { OutboxOnce = once }, Stop));
    }

    [Fact]
    public async Task Unfinished_items_are_listed_by_hour_with_their_lease_and_retry()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var hour = table.Time.GetUtcNow();
        var (waiting, taken, postponed, givenUp, done) = (
            await DecideAsync(table), await DecideAsync(table), await DecideAsync(table), await DecideAsync(table), await DecideAsync(table));
        foreach (var id in (Ulid[])[taken, postponed, givenUp, done])
        {
            await table.Outbox.TakeAsync(id, Stop);
        }

        await table.Outbox.PostponeAsync(postponed, hour.AddMinutes(15), Stop);
        await table.Outbox.GiveUpAsync(givenUp, Stop);
        await table.Outbox.CompleteAsync(done, Stop);
        table.Time.Advance(TimeSpan.FromHours(1));
        var later = await DecideAsync(table);

        Assert.Equal(
            new PendingOutboxItem[]
            {
                new(waiting, hour, LeasedUntil: null, RetryAt: null, ResendCount: 0, IsGivenUp: false),
                new(taken, hour, hour.AddSeconds(30), RetryAt: null, ResendCount: 0, IsGivenUp: false),
                new(postponed, hour, LeasedUntil: null, hour.AddMinutes(15), ResendCount: 0, IsGivenUp: false),
                new(givenUp, hour, LeasedUntil: null, RetryAt: null, ResendCount: 0, IsGivenUp: true),
            }.OrderBy(item => item.Id),
            (await table.Outbox.PendingAsync(hour, Stop)).OrderBy(item => item.Id));
        Assert.Equal(later, Assert.Single(await table.Outbox.PendingAsync(hour.AddHours(1), Stop)).Id);
    }

    [Fact]
    public async Task An_item_that_changed_since_it_was_listed_is_not_sent_again()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var (waiting, taken, done) = (await DecideAsync(table), await DecideAsync(table), await DecideAsync(table));
        var listed = (await table.Outbox.PendingAsync(table.Time.GetUtcNow(), Stop)).ToDictionary(item => item.Id);
        await table.Outbox.TakeAsync(taken, Stop);
        await table.Outbox.TakeAsync(done, Stop);
        await table.Outbox.CompleteAsync(done, Stop);

        Assert.True(await table.Outbox.MarkResentAsync(listed[waiting], Stop));
        Assert.False(await table.Outbox.MarkResentAsync(listed[taken], Stop));
        Assert.False(await table.Outbox.MarkResentAsync(listed[done], Stop));
        Assert.False(await table.Outbox.MarkResentAsync(listed[waiting], Stop));
        var sent = (await table.Outbox.PendingAsync(table.Time.GetUtcNow(), Stop)).Single(item => item.Id == waiting);
        Assert.Equal((table.Time.GetUtcNow(), 1), (sent.RetryAt, sent.ResendCount));
    }

    [Fact]
    public async Task A_lease_of_a_postponed_or_abandoned_item_starts_anew()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var id = await DecideAsync(table);
        await table.Outbox.TakeAsync(id, Stop);
        await table.Outbox.PostponeAsync(id, table.Time.GetUtcNow().AddMinutes(15), Stop);
        await table.Outbox.TakeAsync(id, Stop);
        await table.Outbox.GiveUpAsync(id, Stop);
        Assert.IsType<OutboxLease.Taken>(await table.Outbox.TakeAsync(id, Stop));
        await table.Outbox.ReleaseAsync(id, Stop);

        var pending = Assert.Single(await table.Outbox.PendingAsync(table.Time.GetUtcNow(), Stop));
        Assert.Equal((null, null, false), (pending.LeasedUntil, pending.RetryAt, pending.IsGivenUp));
    }

    [Fact]
    public async Task The_next_sweep_starts_where_the_last_one_stopped()
    {
        await using var table = await TestTable.CreateAsync(moto);
        Assert.Null(await table.Outbox.SweepFromAsync(Stop));
        await table.Outbox.SaveSweepFromAsync(table.Time.GetUtcNow(), Stop);
        Assert.Equal(table.Time.GetUtcNow(), await table.Outbox.SweepFromAsync(Stop));
    }

    public static TheoryData<string, PendingOutboxItem, bool> Ages()
    {
        var (id, at) = (Ulid.MaxValue, DateTimeOffset.UnixEpoch);
        return new()
        {
            { "just decided", new(id, at.AddMinutes(-9), null, null, 0, false), false },
            { "ten minutes old", new(id, at.AddMinutes(-10), null, null, 0, false), true },
            { "being carried out", new(id, at.AddDays(-1), at.AddSeconds(1), null, 0, false), false },
            { "left lying by who carried it out", new(id, at.AddDays(-1), at, null, 0, false), true },
            { "tried again later", new(id, at.AddDays(-1), null, at.AddMinutes(15), 0, false), false },
            { "tried again nine minutes ago, perhaps late", new(id, at.AddDays(-1), null, at.AddMinutes(-9), 0, false), false },
            { "not tried again when it should have been", new(id, at.AddDays(-1), null, at.AddMinutes(-10), 0, false), true },
            { "sent again four times, in vain", new(id, at.AddDays(-1), null, at.AddMinutes(-10), 4, false), true },
            { "sent again five times, in vain", new(id, at.AddDays(-1), null, at.AddMinutes(-10), 5, false), false },
            { "given up", new(id, at.AddDays(-1), null, null, 0, true), false },
        };
    }

    [Theory]
    [MemberData(nameof(Ages), DisableDiscoveryEnumeration = true)]
    public void An_item_is_overdue_when_it_has_no_lease_and_no_retry(string what, PendingOutboxItem item, bool isOverdue) =>
        Assert.True(item.IsOverdue(DateTimeOffset.UnixEpoch) == isOverdue, what);

    private static Task<Ulid> DecideAsync(TestTable table) => DecideAsync(table, new WorkOrder(default));

    private static async Task<Ulid> DecideAsync(TestTable table, SideEffect message)
    {
        var id = Ulid.NewUlid(table.Time.GetUtcNow());
        Assert.True(await table.Store.CommitAsync(new Decision { OutboxOnce = new OutboxItem(id, message) }, Stop));
        return id;
    }
}
