namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>Does one round of work after another until it is disposed. A round that fails is told and does not end it.</summary>
internal abstract class BackgroundLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task loop = Task.CompletedTask;

    public void Start() => loop = Task.Run(LoopAsync);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }

    /// <summary>One round: some work, or a wait for it.</summary>
    protected abstract Task RunAsync(CancellationToken stop);

    protected Task ReportAsync(Exception failure) =>
        System.Console.Error.WriteLineAsync($"{GetType().Name}: {failure}");

    private async Task LoopAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stop.Token);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                await ReportAsync(failure);
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), stop.Token));
            }
        }
    }
}
