using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Registration.Security;

namespace Guance.Serverless.Registration;

/// <summary>Warms what the first buyer would wait for, before the first request is taken: the table and, at the same time, the key ring.</summary>
public sealed class WarmStart(WarmUp warmUp, WebKeyRing keys) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Task.Run(keys.WarmUp, cancellationToken), warmUp.RunAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
