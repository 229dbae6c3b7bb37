namespace Guance.Serverless.Sandbox.Tests;

internal static class Wait
{
    /// <summary>Looks again and again until the condition holds; the test's own time limit ends it.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
