namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>One synth at a time: another one would take the folder of an asset that is still being published for a finished one.</summary>
internal static class SynthTurn
{
    /// <summary>Waits until no other Sandbox of this checkout synthesizes.</summary>
    /// <param name="output">What is synthesized into.</param>
    /// <returns>The turn, which lasts until it is disposed, or until this process ends.</returns>
    public static async Task<IAsyncDisposable> TakeAsync(string output, CancellationToken stop)
    {
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                return new FileStream($"{output}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await pulse.WaitForNextTickAsync(stop);
            }
        }
    }
}
