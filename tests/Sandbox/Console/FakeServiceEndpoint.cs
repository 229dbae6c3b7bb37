using Guance.Serverless.Fakes.Calls;
using Microsoft.AspNetCore.Http.Features;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>Serves a service in memory over HTTP.</summary>
internal static class FakeServiceEndpoint
{
    public static async Task ServeAsync(this FakeService service, HttpContext context, string root)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await service.ServeAsync(context, root, body.ToArray());
    }

    /// <param name="service">What answers.</param>
    /// <param name="context">The request and its response.</param>
    /// <param name="root">Path that the service is served at; it sees what follows.</param>
    /// <param name="body">The request's body.</param>
    public static async Task ServeAsync(this FakeService service, HttpContext context, string root, byte[] body)
    {
        // As it was sent: decoded, a slash within a name would end it.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget[root.Length..];
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri("http://service" + target));
        foreach (var (name, values) in context.Request.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        using var answer = await service.AnswerAsync(request, service.Operation(request), body);
        await context.SendAsync(answer);
    }

    public static async Task SendAsync(this HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
