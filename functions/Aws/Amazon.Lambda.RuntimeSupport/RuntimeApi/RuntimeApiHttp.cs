using System.Net.Sockets;

namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>HTTP for the Runtime API: one plain connection on this machine, and no hurry.</summary>
internal static class RuntimeApiHttp
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromDays(100);

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
            // Longer than an environment lives, which may be frozen for hours between two invocations. Not infinite: the pool then looks at
            // its connections every 30 s, by an asynchronous read. With a limit it looks once in a quarter of it.
            PooledConnectionIdleTimeout = IdleTimeout,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        };
        return new(handler, disposeHandler: true);
    }

    /// <summary>
    /// <see cref="SocketsHttpHandler"/> itself connects asynchronously. That makes the socket non-blocking for good, and each read then wakes
    /// other threads.
    /// </summary>
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
