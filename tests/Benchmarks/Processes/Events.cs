using System.Net;
using System.Text;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.ApiGateway;

namespace Guance.Serverless.Benchmarks.Processes;

/// <summary>The events that the functions are measured with.</summary>
internal static class Events
{
    private static int buyers;

    /// <summary>The first thing of a buyer's visit that needs no token.</summary>
    public const string LandingPage = "/aws/register";

    /// <summary>An empty batch: the function starts, and has nothing to do.</summary>
    public static byte[] EmptyBatch { get; } = """{"Records":[]}"""u8.ToArray();

    /// <summary>As EventBridge Scheduler starts a function.</summary>
    public static byte[] Schedule { get; } = """
        {"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"123456789012","time":"2026-11-27T08:00:00Z","region":"us-east-1","resources":[],"detail":"{}"}
        """u8.ToArray();

    public static byte[] Get(string target) => Http("GET", target, body: "");

    /// <param name="target">The path.</param>
    /// <param name="form">Encoded fields.</param>
    public static byte[] Post(string target, string form) => Http("POST", target, form);

    private static byte[] Http(string method, string target, string body)
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = "aws.example.com",
            ["accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            ["accept-language"] = "en-GB,en;q=0.8",
            ["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        };
        if (body.Length > 0)
        {
            headers["content-type"] = "application/x-www-form-urlencoded";
            headers["content-length"] = $"{body.Length}";
        }

        var path = target.Split('?')[0];
        return HttpApiEvent.From(new()
        {
            Method = method,
            Target = target,
            Path = path,
            RouteKey = method == "POST" && path == PublicPaths.Landing ? $"POST {PublicPaths.Landing}" : "$default",
            Headers = [.. headers],
            Body = Encoding.ASCII.GetBytes(body),
            Source = NextBuyer(),
            Port = 443,
            Time = TimeProvider.System.GetUtcNow(),
            RequestId = "benchmark",
            TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793",
        }).ToArray();
    }

    /// <summary>Each from an address of its own: the landing page limits how often one network arrives within a minute.</summary>
    private static IPAddress NextBuyer()
    {
        var number = Interlocked.Increment(ref buyers);
        return new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
    }
}
