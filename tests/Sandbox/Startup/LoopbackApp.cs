using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>Makes small web applications that listen on 127.0.0.1 only.</summary>
internal static class LoopbackApp
{
    /// <param name="port">The port; null takes any free one.</param>
    /// <param name="limit">Sets limits; without it a body may be of any length.</param>
    public static WebApplication Create(LoopbackPort? port = null, Action<KestrelServerLimits>? limit = null)
    {
        port ??= LoopbackPort.TakeAny();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => port.Socket);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port.Number);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            limit?.Invoke(kestrel.Limits);
        });
        return builder.Build();
    }

    /// <summary>Address of an application that has started.</summary>
    public static Uri Address(this WebApplication app) => new(app.Urls.First());
}
