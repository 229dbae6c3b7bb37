using System.Threading.Channels;

namespace Guance.Serverless.Sandbox.Moto;

/// <summary>Tells one listener that something may have changed; several pulses before it listens count as one.</summary>
internal sealed class Pulse
{
    private readonly Channel<bool> channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Beat() => channel.Writer.TryWrite(true);

    /// <summary>Waits for a beat, or for the time after which it is worth looking anyway.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(atMost);
        try
        {
            await channel.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
        }
    }
}
