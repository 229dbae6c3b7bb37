using System.Runtime.CompilerServices;

namespace Guance.Serverless.Tests;

/// <summary>
/// Compares a text with its approved file, in the folder Approved of the test's project. What differs is written beside it as
/// <c>.received</c>: read it, and if it is right, let it take the approved file's place.
/// </summary>
internal static class Approval
{
    public static void Check(string name, string received, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(ProjectOf(here), "Approved", name);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == received)
        {
            File.Delete(file + ".received");
            return;
        }

        File.WriteAllText(file + ".received", received);
        Assert.Fail($"{name} differs from what was approved; see {file}.received\n{FirstDifference(approved, received)}");
    }

    private static string ProjectOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!Directory.EnumerateFiles(folder, "*.csproj").Any())
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static string FirstDifference(string approved, string received)
    {
        var before = approved.Split('\n');
        var after = received.Split('\n');
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
