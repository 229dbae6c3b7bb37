using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.EndToEnd.Tests.Calls;

/// <summary>
/// What each function may ask of AWS, as people approved it: the CDK app allows this and no more. When a new call is right, add its
/// line here and its permission there. When one is no longer made, its line gets <see cref="Kept"/> at its end, and goes with the
/// permission one deployment later: see infra/README.md, "Removing a permission takes two deployments".
/// </summary>
internal static class ApprovedCalls
{
    private static readonly string Approved =
        Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Calls", "functions.approved.txt");

    /// <summary>Marks a call that only the version before makes.</summary>
    private const string Kept = " (kept for the version before)";

    public static IReadOnlyList<string> Lines { get; } =
        [.. (File.Exists(Approved) ? File.ReadAllLines(Approved) : []).Where(line => !line.EndsWith(Kept, StringComparison.Ordinal))];

    /// <summary>Fails when something was called that nobody approved.</summary>
    public static void Include(IReadOnlyList<string> called)
    {
        var surplus = called.Except(Lines).ToList();
        Assert.True(surplus.Count == 0, $"The functions made calls that {Approved} lacks:\n{string.Join('\n', surplus)}");
    }

    /// <summary>Fails when what was called is not exactly what was approved, and writes it beside that as <c>.received</c>.</summary>
    public static void AreExactly(IReadOnlyList<string> called)
    {
        if (called.SequenceEqual(Lines))
        {
            return;
        }

        var received = Approved + ".received";
        File.WriteAllLines(received, called);
        var missing = Lines.Except(called).Select(line => $"- {line}");
        var surplus = called.Except(Lines).Select(line => $"+ {line}");
        Assert.Fail($"The calls differ from what was approved; see {received}\n{string.Join('\n', missing.Concat(surplus))}");
    }
}
