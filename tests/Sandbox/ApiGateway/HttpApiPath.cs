using System.Text;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Sandbox.ApiGateway;

/// <summary>What an HTTP API makes of the path of a request: the route that takes it, and <c>rawPath</c> as the function gets it.</summary>
/// <param name="RouteKey">Key of the route.</param>
/// <param name="Path">The decoded path.</param>
/// <remarks>
/// AWS documents no more than that paths are decoded. What is played here is what others saw on AWS in July 2026
/// (github.com/hotsock/voker, vokerhttp/testdata/ingress-paths.json): the path is decoded, ends at a question mark that this has
/// brought to light, and is decoded again; a percent sign that then stands for nothing is answered with 400. Whether the route is chosen
/// between the two is not known. It is here, because that is the harder case: a path may reach the function by another route than its own.
/// </remarks>
public sealed record HttpApiPath(string RouteKey, string Path)
{
    /// <param name="method">The request's method.</param>
    /// <param name="rawPath">The path as received.</param>
    /// <returns>Null where API Gateway answers 400.</returns>
    public static HttpApiPath? Of(string method, string rawPath)
    {
        if (Decode(rawPath) is not { } once)
        {
            return null;
        }

        // Routes are compared letter by letter.
        var route = $"{method} {once}" is PublicPaths.LandingRoute ? PublicPaths.LandingRoute : PublicPaths.DefaultRoute;
        return Decode(once.Split('?')[0]) is { } twice ? new(route, twice) : null;
    }

    /// <returns>Null where a percent sign is not followed by two hexadecimal digits. What is no UTF-8 becomes U+FFFD.</returns>
    private static string? Decode(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        var decoded = new MemoryStream(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] != '%')
            {
                decoded.WriteByte(bytes[at]);
            }
            else if (at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]))
            {
                decoded.WriteByte(Convert.FromHexString(Encoding.ASCII.GetString(bytes, at + 1, 2))[0]);
                at += 2;
            }
            else
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(decoded.GetBuffer(), 0, (int)decoded.Length);
    }
}
