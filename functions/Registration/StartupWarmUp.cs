using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Web.Keys;

namespace Guance.Serverless.Registration;

/// <summary>
/// Before the first request: connects to the table and reads the key ring, in parallel, so that the first buyer does not wait.
/// </summary>
public sealed class StartupWarmUp(WarmUp warmUp, WebKeyRing keys) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Task.Run(keys.WarmUp, cancellationToken), warmUp.RunAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
