using System.Runtime.InteropServices;

namespace Guance.Serverless.Sandbox.Processes;

internal static partial class Signals
{
    private const int SigTerm = 15;

    /// <summary>Sends SIGTERM; a process that is gone already is no failure.</summary>
    public static void Terminate(int processId) => _ = Kill(processId, SigTerm);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
