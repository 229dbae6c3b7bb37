using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Tests.Moto;

/// <summary>The Sandbox's AWS with all resources, without functions.</summary>
public sealed class AwsFixture : IAsyncLifetime
{
    private readonly string logs = Directory.CreateTempSubdirectory("sandbox-tests-").FullName;
    private MotoServer? server;

    internal MotoGateway Gateway { get; private set; } = null!;

    internal CallLog Calls { get; } = new([Caller.Of(FunctionSettings.Outbox)]);

    internal AwsCall Call { get; private set; } = null!;

    internal AwsClients Clients { get; private set; } = null!;

    internal AwsResources Resources { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        server = await MotoServer.StartAsync(logs, stop);
        Gateway = await MotoGateway.StartAsync(Calls, stop);
        Gateway.Target = server.Address;
        Call = new(Gateway.Address);
        Clients = new(Gateway.Address);
        Resources = await AwsResources.CreateAsync(Clients, Call, ["example"], stop);
    }

    public async ValueTask DisposeAsync()
    {
        Clients?.Dispose();
        Call?.Dispose();
        if (Gateway is not null)
        {
            await Gateway.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(logs, recursive: true);
    }
}
