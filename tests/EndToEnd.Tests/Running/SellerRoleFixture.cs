using Guance.Serverless.Sandbox.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.EndToEnd.Tests.Running;

/// <summary>
/// A system in another AWS account than the seller's: AWS Marketplace does not know its credentials, only those of the seller's
/// role. STS is not there until a test opens it.
/// </summary>
public sealed class SellerRoleFixture : SandboxFixture
{
    private readonly LoopbackPort sts = LoopbackPort.TakeAny();

    protected override IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["AWS_ACCESS_KEY_ID"] = "another-account",
        ["AWS_ENDPOINT_URL_STS"] = sts.Address.AbsoluteUri,
        ["Marketplace__Region"] = "us-east-1",
        ["Marketplace__SellerRole"] = "arn:aws:iam::123456789012:role/guance-registration",
        ["Marketplace__ExternalId"] = "shared",
    };

    /// <summary>Hands what comes for STS on to moto, until disposed of.</summary>
    public async Task<IAsyncDisposable> OpenStsAsync(CancellationToken stop)
    {
        var app = LoopbackApp.Create(sts);
        app.Run(ForwardAsync);
        await app.StartAsync(stop);
        return app;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        sts.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Sandbox.Aws) { Content = new StreamContent(context.Request.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
