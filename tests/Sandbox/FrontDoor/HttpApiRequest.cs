using System.Net;

namespace Guance.Serverless.Sandbox.FrontDoor;

/// <summary>An HTTP request as it came in at the front door.</summary>
public sealed record HttpApiRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query exactly as received, nothing decoded.</summary>
    public required string Target { get; init; }

    /// <summary>Header lines in the order received; a name may occur more than once.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required IPAddress Source { get; init; }

    /// <summary>The port that the client connected to.</summary>
    public required int Port { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Id that API Gateway gives to the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The X-Ray trace header.</summary>
    public required string TraceId { get; init; }

    /// <summary>The path, undecoded.</summary>
    public string RawPath => Target.Split('?', 2)[0];

    /// <summary>What follows the first question mark, undecoded; empty without one.</summary>
    public string RawQuery => Target.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>First value of a header, by any case of its name; empty when it is absent.</summary>
    public string Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}
