using System.Globalization;
using System.Net;
using Guance.Serverless.Settlement.Limits;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Settlement.Tests.Storage;

public sealed class RateStoreTests(MotoFixture moto)
{
    private const int Most = 3;

    private static readonly RequestSource Somebody = RequestSource.Of(IPAddress.Parse("203.0.113.7"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_as_may_be_are_counted_and_what_is_refused_is_not()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var window = RateWindow.At(table.Time.GetUtcNow(), Somebody);
        Assert.Equal([true, true, true, false, false], await AskAsync(table, window, 5));

        var row = Assert.Single(await table.ScanAsync("RATE#"));
        Assert.Equal(($"RATE#{window.Hash}", "RATE", "3"), (row["PK"].S, row["SK"].S, row["count"].N));
        Assert.Equal(window.Ends.ToUnixTimeSeconds(), long.Parse(row[SettlementTable.ExpiresAt].N, CultureInfo.InvariantCulture));
        Assert.DoesNotContain(row.Values, value => value.S?.Contains("203.0.113", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Another_minute_and_another_source_count_from_the_beginning()
    {
        await using var table = await TestTable.CreateAsync(moto);
        await AskAsync(table, RateWindow.At(table.Time.GetUtcNow(), Somebody), Most + 1);
        Assert.True(await TryAsync(table, RateWindow.At(table.Time.GetUtcNow(), RequestSource.Of(IPAddress.Loopback))));
        Assert.True(await TryAsync(table, RateWindow.At(table.Time.GetUtcNow().AddMinutes(1), Somebody)));
    }

    [Fact]
    public async Task All_at_once_are_no_more_than_one_after_another()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var window = RateWindow.At(table.Time.GetUtcNow(), Somebody);
        var let = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => TryAsync(table, window)));
        Assert.Equal(Most, let.Count(one => one));
    }

    private static async Task<List<bool>> AskAsync(TestTable table, RateWindow window, int times)
    {
        var answers = new List<bool>();
        while (answers.Count < times)
        {
            answers.Add(await TryAsync(table, window));
        }

        return answers;
    }

    private static Task<bool> TryAsync(TestTable table, RateWindow window) =>
        new RateStore(table.Client, table.Options).TryCountAsync(window, Most, Stop);
}
