using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guance.Serverless.Tests;

/// <summary>
/// How Lambda finds that a function feeds itself: the trace header of what a function sends through SQS counts, in its part
/// <c>Lineage</c>, how often each function has been invoked in this chain. After about 16 invocations of one function Lambda drops the
/// next, unless the function's <c>RecursiveLoop</c> is <c>Allow</c>.
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
/// </summary>
/// <remarks>
/// AWS documents neither the format nor which message's header counts for a batch. Headers seen on AWS look like
/// <c>Root=1-…;Parent=…;Sampled=0;Lineage=1:0a1b2c3d:0</c>, with further functions behind a bar. For a batch it is the highest count of
/// its messages here.
/// </remarks>
internal static class Lineage
{
    /// <summary>Invocations of one function in one chain before Lambda drops the next.</summary>
    public const int MaxInvocations = 16;

    private const string Part = "Lineage=";
    private const string Format = "1:";

    /// <summary>The function is invoked with this trace header.</summary>
    /// <param name="header">Trace header of the event.</param>
    /// <param name="function">ARN of the function.</param>
    /// <returns>The header that the function is told, and how often it has been invoked in this chain, this time included.</returns>
    public static (string Header, int Invocations) Enter(string header, string function)
    {
        var counts = Read(header);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(function)))[..8];
        counts[name] = counts.GetValueOrDefault(name, -1) + 1;
        return (Write(header, counts), counts[name] + 1);
    }

    /// <summary>The trace header of a batch: the first message's, with the highest counts of all.</summary>
    /// <returns>Null when no message has one.</returns>
    public static string? Of(IEnumerable<string?> headers)
    {
        var known = headers.OfType<string>().ToList();
        var counts = known.SelectMany(Read).GroupBy(count => count.Key, count => count.Value)
            .ToDictionary(group => group.Key, group => group.Max());
        return known is [var first, ..] ? Write(first, counts) : null;
    }

    private static Dictionary<string, int> Read(string header) => header.Split(';')
        .Where(part => part.StartsWith(Part, StringComparison.OrdinalIgnoreCase))
        .SelectMany(part => part[Part.Length..].Split('|'))
        .Select(count => (count.StartsWith(Format, StringComparison.Ordinal) ? count[Format.Length..] : count).Split(':'))
        .ToDictionary(count => count[0], count => int.Parse(count[1], CultureInfo.InvariantCulture));

    private static string Write(string header, Dictionary<string, int> counts)
    {
        var rest = header.Split(';').Where(part => !part.StartsWith(Part, StringComparison.OrdinalIgnoreCase));
        var lineage = string.Join('|', counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}:{count.Value}"));
        return string.Join(';', lineage.Length == 0 ? rest : rest.Append(Part + Format + lineage));
    }
}
