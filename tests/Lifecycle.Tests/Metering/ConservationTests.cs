using System.Collections.Concurrent;
using System.Diagnostics;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <summary>
/// What came in is on AWS's bill, carried, or handed back with a reason: for each workspace and dimension exactly, whatever goes wrong. A
/// story is known by its number.
/// </summary>
public sealed class ConservationTests(ITestOutputHelper output)
{
    private static readonly long Stories = Amount.Of("METERING_STORIES", 2_000);
    private static readonly long First = Amount.Of("METERING_FIRST_STORY", 1);

    [Fact]
    public async Task Usage_is_billed_carried_or_handed_back_exactly_whatever_goes_wrong()
    {
        var began = Stopwatch.GetTimestamp();
        var differences = new ConcurrentBag<IReadOnlyList<string>>();
        await Parallel.ForAsync(First, First + Stories, async (number, stop) =>
        {
            if (differences.Count < 3 && await ConservationStory.PlayAsync((ulong)number) is { Count: > 0 } found)
            {
                differences.Add(found);
            }
        });
        output.Figure($"{Stories:N0} stories of metering, {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Select(one => string.Join('\n', one))));
    }
}
