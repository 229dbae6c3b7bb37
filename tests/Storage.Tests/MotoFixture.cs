using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Storage.Tests;

[assembly: AssemblyFixture(typeof(MotoFixture))]

namespace Guance.Serverless.Storage.Tests;

/// <summary>One moto_server, DynamoDB in memory, for all tests of the assembly.</summary>
public sealed class MotoFixture : IAsyncLifetime
{
    private MotoServer? server;

    public Uri Address => server!.Address;

    /// <summary>moto answers on several threads without locks: requests take turns.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public async ValueTask InitializeAsync() =>
        server = await MotoServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "moto"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Turn.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
