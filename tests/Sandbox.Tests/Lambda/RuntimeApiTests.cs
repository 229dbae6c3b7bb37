using System.Net;
using System.Text;
using Guance.Serverless.Sandbox.Lambda;

namespace Guance.Serverless.Sandbox.Tests.Lambda;

public sealed class RuntimeApiTests : IAsyncLifetime
{
    private readonly HttpClient client = new();
    private RuntimeApi api = null!;

    public async ValueTask InitializeAsync()
    {
        api = await RuntimeApi.StartAsync("arn:aws:lambda:us-east-1:123456789012:function:Outbox");
        client.BaseAddress = new($"http://{api.Authority}/2018-06-01/runtime/");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await api.DisposeAsync();
    }

    [Fact]
    public async Task The_next_event_has_the_headers_that_the_runtime_needs()
    {
        var invocation = Offer("""{"hello":"world"}""");
        using var next = await client.GetAsync(new Uri("invocation/next", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(invocation.RequestId, Header(next, "Lambda-Runtime-Aws-Request-Id"));
        Assert.Equal("1795184684000", Header(next, "Lambda-Runtime-Deadline-Ms"));
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:Outbox", Header(next, "Lambda-Runtime-Invoked-Function-Arn"));
        Assert.Equal("Root=1-x", Header(next, "Lambda-Runtime-Trace-Id"));
        Assert.Equal("""{"hello":"world"}""", await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Null(await api.Initialized);
    }

    [Fact]
    public async Task An_answer_completes_the_event_and_a_second_answer_is_refused()
    {
        var invocation = Offer("{}");
        using var next = await client.GetAsync(new Uri("invocation/next", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync($"invocation/{invocation.RequestId}/response", "{}"));
        Assert.IsType<InvocationResult.Succeeded>(await invocation.Result);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync($"invocation/{invocation.RequestId}/response", "{}"));
    }

    [Fact]
    public async Task An_error_is_passed_on_with_its_type()
    {
        var invocation = Offer("{}");
        using var next = await client.GetAsync(new Uri("invocation/next", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync($"invocation/{invocation.RequestId}/error", "{}", "Broken"));
        Assert.Equal(new InvocationResult.Failed("Broken", "{}"), await invocation.Result);
    }

    [Fact]
    public async Task A_function_that_cannot_initialise_says_why()
    {
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("init/error", """{"errorType":"NoTable"}""", "NoTable"));
        Assert.Equal("NoTable", (await api.Initialized)!.ErrorType);
    }

    [Fact]
    public async Task An_answer_of_more_than_6_MB_is_refused_and_the_event_fails()
    {
        var invocation = Offer("{}");
        using var next = await client.GetAsync(new Uri("invocation/next", UriKind.Relative), TestContext.Current.CancellationToken);
        var status = await PostAsync($"invocation/{invocation.RequestId}/response", new('x', (6 * 1024 * 1024) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.IsType<InvocationResult.Failed>(await invocation.Result);
    }

    private Invocation Offer(string payload)
    {
        var invocation = new Invocation(Encoding.UTF8.GetBytes(payload))
        {
            TraceId = "Root=1-x",
            Deadline = DateTimeOffset.FromUnixTimeMilliseconds(1795184684000),
        };
        api.Offer(invocation);
        return invocation;
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
