using System.Net.Sockets;

namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>HTTP for the Runtime API: one plain connection on this machine, and no hurry.</summary>
internal static class RuntimeApiHttp
{
    public static HttpMessageInvoker Create()
    {
#pragma warning disable CA2000 // The invoker disposes of its handler.
        var handler = new SocketsHttpHandler
#pragma warning restore CA2000
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, _) => new(Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port)),
            // Between two invocations the environment may be frozen for hours.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        };
        return new(handler, disposeHandler: true);
    }

    /// <summary>The handler itself would connect asynchronously, and of such a socket every read wakes two more threads.</summary>
    private static NetworkStream Connect(string host, int port)
    {
#pragma warning disable CA2000 // The stream disposes of it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            socket.Connect(host, port);
            return new(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
