using System.Globalization;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Storage.Tests;

public sealed class RateLimitStoreTests(MotoFixture moto)
{
    private const int Max = 3;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_window_accepts_the_maximum_number_of_calls_and_refused_calls_are_not_counted()
    {
        await using var table = await TestTable.CreateAsync(moto);
        Assert.Equal([true, true, true, false, false], await CountAsync(table, "window", 5));

        var row = Assert.Single(await table.ScanAsync("RATE#"));
        Assert.Equal(("RATE#window", "RATE", "3"), (row["PK"].S, row["SK"].S, row["count"].N));
        Assert.Equal(EndsAt(table).ToUnixTimeSeconds(), long.Parse(row[SettlementTable.ExpiresAt].N, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Each_window_has_a_count_of_its_own()
    {
        await using var table = await TestTable.CreateAsync(moto);
        await CountAsync(table, "window", Max + 1);
        Assert.True(await TryCountAsync(table, "another"));
    }

    [Fact]
    public async Task Concurrent_calls_do_not_exceed_the_maximum()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var counted = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => TryCountAsync(table, "window")));
        Assert.Equal(Max, counted.Count(one => one));
    }

    private static async Task<List<bool>> CountAsync(TestTable table, string window, int times)
    {
        var answers = new List<bool>();
        while (answers.Count < times)
        {
            answers.Add(await TryCountAsync(table, window));
        }

        return answers;
    }

    private static Task<bool> TryCountAsync(TestTable table, string window) =>
        new RateLimitStore(table.Client, table.Options).TryCountAsync(window, EndsAt(table), Max, Stop);

    private static DateTimeOffset EndsAt(TestTable table) => table.Time.GetUtcNow().AddMinutes(1);
}
