using Guance.Serverless.Hosting.Starting;

namespace Guance.Serverless.Registration;

/// <summary>Warms what the first buyer would wait for, before the first request is taken.</summary>
public sealed class WarmStart(WarmUp warmUp) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => warmUp.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
