
namespace Guance.Serverless.Tests;

/// <summary>
/// What a proof has counted: in the test's output, and in a file of its project in the folder that the variable <c>FIGURES</c>
/// names, which tests/run prints.
/// </summary>
internal static class Figures
{
    private static readonly Lock Turn = new();

    public static void Figure(this ITestOutputHelper output, string text)
    {
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("FIGURES") is not { Length: > 0 } folder)
        {
            return;
        }

        var proof = TestContext.Current.TestMethod?.MethodName.Replace('_', ' ');
        lock (Turn)
        {
            File.AppendAllText(Path.Combine(folder, typeof(Figures).Assembly.GetName().Name!), $"{proof}: {text}\n");
        }
    }
}
