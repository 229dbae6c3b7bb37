using System.Globalization;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Processes;

/// <summary>
/// Lets a process of ours believe that it is later: libfaketime, which the dynamic loader puts before the C library, changes the time of
/// day that the process reads. Pauses, timers and the dates of files stay as they are.
/// </summary>
internal sealed class FakeTime
{
    private const string Package = "libfaketime";
    private const string SharedMemory = "/dev/shm";

    /// <summary>For one thread or many; the variant "MT" is several times slower.</summary>
    private const string FileName = "libfaketime.so.1";

    /// <summary>Where packages put it: Debian's for each architecture, Fedora's, others.</summary>
    private static readonly string[] Folders =
    [
        "/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib64/faketime", "/usr/lib/faketime",
        "/usr/local/lib/faketime",
    ];

    private readonly string library;

    private FakeTime(string library) => this.library = library;

    /// <summary>What this machine has; else Debian's package, unpacked under artifacts, for which nobody has to be root.</summary>
    /// <param name="logs">The folder for what an installation writes.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SandboxStartException">It is neither there nor can it be installed.</exception>
    public static async Task<FakeTime> FindOrInstallAsync(string logs, CancellationToken stop)
    {
        var unpacked = Path.Combine(Repository.Artifacts, "faketime");
        if (Find(unpacked) is not { } library)
        {
            using var log = new ProcessLog(Path.Combine(logs, "faketime-install.log"));
            if (Programs.Find("apt-get") is not null && Programs.Find("dpkg") is not null)
            {
                await Terminal.WriteLineAsync($"This machine has no {Package}, which moves the clock: unpacking Debian's package under {unpacked} …");
                Directory.CreateDirectory(unpacked);
                await Programs.RunAsync("sh", ["-c", $"cd '{unpacked}' && apt-get download {Package} && dpkg -x {Package}_*.deb ."], log, stop);
            }

            library = Find(unpacked) ?? throw new SandboxStartException(
                $"The clock can only be moved where the functions run on Linux with {Package} (apt-get install {Package}), which was not found and could not be installed ({log.Path}):\n{log.Tail}");
        }

        return new FakeTime(library);
    }

    /// <summary>Environment variables of a process to which it is so much later.</summary>
    public IReadOnlyDictionary<string, string> Variables(TimeSpan ahead) => new Dictionary<string, string>
    {
        [Programs.Preload] = library,
        ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"+{(long)ahead.TotalSeconds}"),
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>The library leaves shared memory behind when its process is killed; a later process with the same id would fail on it.</summary>
    public static void CleanUpAfter(int processId)
    {
        if (Directory.Exists(SharedMemory))
        {
            File.Delete(Path.Combine(SharedMemory, string.Create(CultureInfo.InvariantCulture, $"faketime_shm_{processId}")));
            File.Delete(Path.Combine(SharedMemory, string.Create(CultureInfo.InvariantCulture, $"sem.faketime_sem_{processId}")));
        }
    }

    private static string? Find(string unpacked) =>
        Folders.Concat(Folders.Select(folder => unpacked + folder)).Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
}
