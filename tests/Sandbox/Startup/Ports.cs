using System.Net;
using System.Net.Sockets;

namespace Guance.Serverless.Sandbox.Startup;

/// <summary>Ports of this machine that nobody listens on.</summary>
public static class Ports
{
    /// <summary>A loopback port that was free a moment ago.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The wanted port, or any free one for 0.</summary>
    /// <exception cref="SandboxStartException">Something else listens there.</exception>
    public static int Claim(int wanted, string option)
    {
        if (wanted == 0)
        {
            return Free();
        }

        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, wanted);
            listener.Start();
            return wanted;
        }
        catch (SocketException)
        {
            throw new SandboxStartException($"Port {wanted} is in use. Stop what listens there, or choose another with {option} (0 takes any).");
        }
    }
}
