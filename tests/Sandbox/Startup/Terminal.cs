namespace Guance.Serverless.Sandbox.Startup;

/// <summary>What the person who started the Sandbox reads.</summary>
internal static class Terminal
{
    public static Task WriteLineAsync(string line) => System.Console.Out.WriteLineAsync(line);
}
