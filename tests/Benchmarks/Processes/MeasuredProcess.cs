using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>A function's process from its start to its end, with what the kernel knows about it.</summary>
internal sealed partial class MeasuredProcess : IDisposable
{
    private readonly Process process;

    private MeasuredProcess(Process process, long startedAt)
    {
        this.process = process;
        StartedAt = startedAt;
    }

    /// <summary>Just before it was started, in ticks of <see cref="Stopwatch"/>.</summary>
    public long StartedAt { get; }

    /// <summary>Processor time of all its threads so far, those that have ended too.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            // The processor-time clock of another process: clock_getcpuclockid(3) in the kernel's own words.
            const int schedulerClock = 2;
            return GetTime((~process.Id << 3) | schedulerClock, out var time) == 0
                ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
                : throw new InvalidOperationException($"Process {process.Id} has ended.");
        }
    }

    /// <summary>The most memory that it ever had in RAM (VmHWM), in MB of 1,048,576 bytes.</summary>
    public double PeakMegabytes => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <param name="executable">The program.</param>
    /// <param name="environment">All its variables.</param>
    public static MeasuredProcess Start(string executable, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var at = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        Discard(process.StandardOutput.BaseStream);
        Discard(process.StandardError.BaseStream);
        return new(process, at);
    }

    /// <summary>From its start to a moment, in milliseconds.</summary>
    public double MillisecondsTo(long moment) => Stopwatch.GetElapsedTime(StartedAt, moment).TotalMilliseconds;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Reads what it logs, so that it never waits for a reader.</summary>
    private static void Discard(Stream output) => new Thread(() =>
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (output.Read(buffer) > 0)
            {
                // Nobody wants it.
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException)
        {
            // With the process.
        }
    })
    { IsBackground = true }.Start();

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
