namespace Guance.Serverless.Benchmarks.Reporting;

internal static class Statistics
{
    /// <summary>Objects that this process holds, in MB of 1,048,576 bytes.</summary>
    public static double HeldMegabytes => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;

    /// <summary>The value in the middle: of an even number of values the higher of both.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>Rounded to so many digits that a difference of one of them is no news.</summary>
    public static double Rounded(this double value) => Math.Round(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
