using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Web.Keys;

namespace Guance.Serverless.Registration;

/// <summary>Warms what the first buyer would wait for, before the first request is taken: the table and, at the same time, the key ring.</summary>
public sealed class StartupWarmUp(WarmUp warmUp, WebKeyRing keys) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Task.Run(keys.WarmUp, cancellationToken), warmUp.RunAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
