using Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Aws.Tests.Bridge;

/// <summary>The host keeps a context with each connection of a server, and empties it for the next request. The bridge is one connection.</summary>
public sealed class HostContextTests
{
    private readonly Host host = new();

    [Fact]
    public async Task The_context_of_a_request_that_came_to_its_end_serves_the_next_one()
    {
        await host.SendAsync();
        await host.SendAsync();

        Assert.Equal(2, host.Served.Count);
        Assert.Same(host.Served[0], host.Served[1]);
    }

    [Theory]
    [InlineData(nameof(Host.CreateContext))]
    [InlineData(nameof(Host.DisposeContext))]
    public async Task The_context_of_a_request_that_did_not_come_to_its_end_serves_no_other(string failing)
    {
        await host.SendAsync();
        host.Failing = failing;
        await Assert.ThrowsAsync<InvalidOperationException>(host.SendAsync);
        host.Failing = null;
        await host.SendAsync();

        Assert.Same(host.Served[0], host.Served[1]);
        Assert.NotSame(host.Served[1], host.Served[2]);
    }

    private sealed class Host : IHttpApplication<object>
    {
        private readonly Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi.Bridge bridge;

        public Host() => bridge = new(new HostedApplication<object>(this), NullLogger.Instance);

        public List<object> Served { get; } = [];

        public string? Failing { get; set; }

        public async Task SendAsync() => await (await BridgedApplication.AnswerAsync(bridge, new HttpApiEvent().ToUtf8())).DisposeAsync();

        public object CreateContext(IFeatureCollection contextFeatures)
        {
            var container = Assert.IsAssignableFrom<IHostContextContainer<object>>(contextFeatures);
            Served.Add(container.HostContext ??= new object());
            FailIf(nameof(CreateContext));
            return container.HostContext;
        }

        public Task ProcessRequestAsync(object context) => Task.CompletedTask;

        public void DisposeContext(object context, Exception? exception) => FailIf(nameof(DisposeContext));

        private void FailIf(string name)
        {
            if (Failing == name)
            {
                throw new InvalidOperationException(name);
            }
        }
    }
}
