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

    /// <summary>Marks a call that takes more to be made than a run has: thousands of workspaces, an hour, a race.</summary>
    private const string Seldom = " (seldom)";

    private static readonly string[] All =
        [.. (File.Exists(Approved) ? File.ReadAllLines(Approved) : []).Where(line => !line.EndsWith(Kept, StringComparison.Ordinal))];

    public static IReadOnlyList<string> Lines { get; } = [.. All.Select(line => line.Replace(Seldom, "", StringComparison.Ordinal))];

    /// <summary>Fails when something was called that nobody approved.</summary>
    public static void Include(IReadOnlyList<string> called)
    {
        var surplus = called.Except(Lines).ToList();
        Assert.True(surplus.Count == 0, $"The functions made calls that {Approved} lacks:\n{string.Join('\n', surplus)}");
    }

    /// <summary>Fails when what was called is not exactly what was approved, and writes it beside that as <c>.received</c>.</summary>
    public static void AreExactly(IReadOnlyList<string> called)
    {
        string[] seldom = [.. All.Where(line => line.EndsWith(Seldom, StringComparison.Ordinal))];
        string[] missing = [.. All.Except(seldom).Except(called).Select(line => $"- {line}")];
        string[] surplus = [.. called.Except(Lines).Select(line => $"+ {line}")];
        if (missing.Length + surplus.Length == 0)
        {
            return;
        }

        var received = Approved + ".received";
        File.WriteAllLines(received, called.Where(line => !seldom.Contains(line + Seldom)).Concat(seldom).Order(StringComparer.Ordinal));
        Assert.Fail($"The calls differ from what was approved; see {received}\n{string.Join('\n', missing.Concat(surplus))}");
    }
}
