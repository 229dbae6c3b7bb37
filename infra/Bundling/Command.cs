using System.Diagnostics;
using System.Text;

namespace Guance.Serverless.Infra.Bundling;

/// <summary>Runs a program, waits until it exits, and holds the result.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Everything that it wrote to standard output and standard error.</param>
internal sealed record Command(int ExitCode, string Output)
{
    private const int TailLines = 15;

    /// <summary>The last lines of the output, for an error message.</summary>
    public string Tail => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(TailLines));

    /// <param name="name">Name or path of a program.</param>
    public static bool IsOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <param name="program">Name or path of the program.</param>
    /// <param name="arguments">Arguments, without quoting.</param>
    public static Command Run(string program, params IReadOnlyList<string> arguments)
    {
        var output = new StringBuilder();
        using var process = new Process
        {
            StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return new(process.ExitCode, output.ToString());

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.Append(line.Data).Append('\n');
            }
        }
    }
}
