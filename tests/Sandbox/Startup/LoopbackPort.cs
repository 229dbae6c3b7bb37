using System.Net;
using System.Net.Sockets;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>
/// A loopback port, taken from the moment it is chosen: the system gives it to nobody else until the server that it is meant for
/// listens there. Until then a connection to it is refused.
/// </summary>
public sealed class LoopbackPort : IDisposable
{
    private LoopbackPort(Socket socket) => Socket = socket;

    /// <summary>The bound socket. The server that it is handed to listens on it, and closes it.</summary>
    public Socket Socket { get; }

    public int Number => ((IPEndPoint)Socket.LocalEndPoint!).Port;

    public Uri Address => new($"http://127.0.0.1:{Number}");

    /// <summary>Takes any free port.</summary>
    public static LoopbackPort TakeAny() => Take(0);

    /// <summary>Takes the wanted port, or any free one for 0.</summary>
    /// <param name="wanted">The port's number.</param>
    /// <param name="option">The option of the command line that chose it, for the message.</param>
    /// <exception cref="SandboxStartException">Something else listens there.</exception>
    public static LoopbackPort Take(int wanted, string option)
    {
        try
        {
            return Take(wanted);
        }
        catch (SocketException)
        {
            throw new SandboxStartException($"Port {wanted} is in use. Stop what listens there, or choose another with {option} (0 takes any).");
        }
    }

    public void Dispose() => Socket.Dispose();

    private static LoopbackPort Take(int wanted)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, wanted));
            return new LoopbackPort(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
