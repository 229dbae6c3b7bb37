namespace Guance.Serverless.Aws.Tests.Bridge;

public sealed class BridgeAllocationTests
{
    /// <summary>AWS's own bridge needs about 24 KB for a request, and more for a larger body.</summary>
    private const long Bound = 4 * 1024;

    [Theory]
    [InlineData(10)]
    [InlineData(200_000)]
    public async Task A_request_costs_little_memory_however_large_its_bodies(int size)
    {
        var page = new byte[size];
        page.AsSpan().Fill((byte)'x');
        var application = new BridgedApplication(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            page.CopyTo(context.Response.BodyWriter.GetSpan(page.Length));
            context.Response.BodyWriter.Advance(page.Length);
            return Task.CompletedTask;
        });
        var httpEvent = new HttpApiEvent
        {
            Method = "POST",
            RawPath = "/registration",
            Cookies = ["a=1", "b=2"],
            Base64Body = page,
            Headers = new Dictionary<string, string>
            {
                ["content-type"] = "application/x-www-form-urlencoded",
                ["host"] = "abc123.execute-api.us-east-1.amazonaws.com",
                ["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64), like Gecko",
                ["x-forwarded-proto"] = "https",
            },
        }.ToUtf8();
        await application.AnswerAsync(httpEvent);
        await application.AnswerAsync(httpEvent);

        var before = GC.GetAllocatedBytesForCurrentThread();
        await application.AnswerAsync(httpEvent);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, Bound);
    }
}
