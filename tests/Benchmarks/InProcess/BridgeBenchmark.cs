using BenchmarkDotNet.Attributes;
using Guance.Serverless.Aws.Tests.Bridge;

namespace Guance.Serverless.Benchmarks.InProcess;

/// <summary>
/// One event through the bridge to the smallest application of ASP.NET, and its answer. Everything that is allocated on the way counts,
/// the application's own context too.
/// </summary>
[MemoryDiagnoser]
public class BridgeBenchmark
{
    private const int Small = 1_024, Large = 20 * 1_024;

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["content-type"] = "application/x-www-form-urlencoded",
        ["host"] = "abc123.execute-api.us-east-1.amazonaws.com",
        ["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64), like Gecko",
        ["x-forwarded-proto"] = "https",
    };

    private readonly BridgedApplication small = Page(Small);
    private readonly BridgedApplication large = Page(Large);
    private readonly byte[] get = new HttpApiEvent { RawPath = "/registration", Cookies = ["a=1", "b=2"], Headers = Headers }.ToUtf8();
    private readonly byte[] post =
        new HttpApiEvent { Method = "POST", RawPath = "/registration", Cookies = ["a=1", "b=2"], Headers = Headers, Base64Body = new byte[Small] }.ToUtf8();

    [Benchmark(Description = "GET 1 KB")]
    public Task<Stream> Get() => small.AnswerAsync(get);

    [Benchmark(Description = "GET 20 KB")]
    public Task<Stream> GetLarge() => large.AnswerAsync(get);

    [Benchmark(Description = "POST 1 KB")]
    public Task<Stream> Post() => small.AnswerAsync(post);

    private static BridgedApplication Page(int length)
    {
        var page = new byte[length];
        page.AsSpan().Fill((byte)'x');
        return new(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            page.CopyTo(context.Response.BodyWriter.GetSpan(page.Length));
            context.Response.BodyWriter.Advance(page.Length);
            return Task.CompletedTask;
        });
    }
}
