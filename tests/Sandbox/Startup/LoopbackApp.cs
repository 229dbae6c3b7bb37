using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>Makes small web applications that listen on 127.0.0.1 only.</summary>
internal static class LoopbackApp
{
    /// <param name="port">The port; 0 takes any free one.</param>
    /// <param name="limit">Sets limits; without it a body may be of any length.</param>
    public static WebApplication Create(int port, Action<KestrelServerLimits>? limit = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
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
