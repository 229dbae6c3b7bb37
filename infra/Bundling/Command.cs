using System.Diagnostics;
using System.Text;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">What it said of itself; 0 is well.</param>
/// <param name="Output">All that it wrote, to either output.</param>
internal sealed record Command(int ExitCode, string Output)
{
    private const int TailLines = 15;

    /// <summary>The last lines, for an error message.</summary>
    public string Tail => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(TailLines));

    /// <param name="name">A program's name, or its path.</param>
    public static bool IsOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <param name="program">Its name, or its path.</param>
    /// <param name="arguments">Its arguments, unquoted.</param>
    public static Command Run(string program, params IReadOnlyList<string> arguments)
    {
        var output = new StringBuilder();
        using var process = new Process
        {
            StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += Add;
        process.ErrorDataReceived += Add;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return new(process.ExitCode, output.ToString());

        void Add(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.Append(line.Data).Append('\n');
            }
        }
    }
}
