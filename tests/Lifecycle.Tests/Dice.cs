namespace Guance.Serverless.Lifecycle.Tests;

/// <summary>Chance that can be repeated: the same number always throws the same. SplitMix64, by Steele, Lea and Flood.</summary>
internal sealed class Dice(ulong number)
{
    private ulong state = number;

    /// <returns>0 … <paramref name="sides"/> - 1.</returns>
    public int Roll(int sides)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
    }

    /// <summary>True once in so many times.</summary>
    public bool Once(int inTimes) => Roll(inTimes) == 0;

    public T Pick<T>(params ReadOnlySpan<T> of) => of[Roll(of.Length)];

    public T[] Shuffle<T>(IEnumerable<T> of)
    {
        var shuffled = of.ToArray();
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = Roll(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }
}
