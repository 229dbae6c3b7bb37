using System.Globalization;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>What the person who started the Sandbox reads.</summary>
internal static class Terminal
{
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(1);

    public static Task WriteLineAsync(string line) => System.Console.Out.WriteLineAsync(line);

    /// <summary>Does a step of the start, and says so once it takes more than a second.</summary>
    /// <param name="what">What is done, such as <c>Starting moto</c>.</param>
    public static async Task<T> StepAsync<T>(string what, Func<Task<T>> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        var running = work();
        if (await Task.WhenAny(running, Task.Delay(WorthALine)) == running)
        {
            return await running;
        }

        await WriteLineAsync($"{what} …");
        var result = await running;
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  done after {seconds:0} s"));
        return result;
    }
}
