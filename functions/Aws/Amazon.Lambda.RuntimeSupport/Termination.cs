using System.Runtime.InteropServices;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>How Lambda says that the execution environment goes away.</summary>
internal static class Termination
{
    /// <summary>Until disposed of, SIGTERM cancels the source instead of killing the process.</summary>
    public static PosixSignalRegistration Cancels(CancellationTokenSource source) =>
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The loop has ended by itself in this very moment.
            }
        });
}
