using System.Text;

namespace Guance.Serverless.Sandbox.Processes;

/// <summary>All that a process wrote, in memory for tests and in a file for people.</summary>
public sealed class ProcessLog : IDisposable
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly StreamWriter file;
    private bool closed;

    public ProcessLog(string path)
    {
        Path = path;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        file = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public string Path { get; }

    /// <summary>Everything that was written so far.</summary>
    public string Text
    {
        get
        {
            lock (gate)
            {
                return text.ToString();
            }
        }
    }

    /// <summary>The last lines, for an error message.</summary>
    public string Tail => string.Join('\n', Text.Split('\n').TakeLast(15));

    /// <param name="line">A line; null, as at the end of an output, adds nothing.</param>
    public void Add(string? line)
    {
        lock (gate)
        {
            if (line is not null && !closed)
            {
                text.Append(line).Append('\n');
                file.WriteLine(line);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            file.Dispose();
        }
    }
}
