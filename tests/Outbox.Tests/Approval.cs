using System.Runtime.CompilerServices;

namespace Guance.Serverless.Outbox.Tests;

/// <summary>
/// Compares a text with its approved file. What differs is written beside it as <c>.received</c>: read it, and if it is right, let it
/// take the approved file's place.
/// </summary>
internal static class Approval
{
    public static void Check(string name, string received, [CallerFilePath] string here = "")
    {
        var built = Path.Combine(AppContext.BaseDirectory, "Approved", name);
        var approved = File.Exists(built) ? File.ReadAllText(built) : "";
        if (approved == received)
        {
            return;
        }

        var file = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here))!, "Approved", name + ".received");
        File.WriteAllText(file, received);
        Assert.Fail($"{name} differs from what was approved; see {file}\n{FirstDifference(approved, received)}");
    }

    private static string FirstDifference(string approved, string received)
    {
        var before = approved.Split('\n');
        var after = received.Split('\n');
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
