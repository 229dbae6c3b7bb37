using System.Net;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>A system whose KMS does not answer.</summary>
public sealed class WithoutKmsFixture : SandboxFixture
{
    private readonly LoopbackPort nobodyListens = LoopbackPort.TakeAny();

    protected override IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL_KMS"] = nobodyListens.Address.AbsoluteUri,
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        nobodyListens.Dispose();
    }
}

/// <summary>Without KMS there are no keys for cookies and forms: what needs them is answered with "later", in both languages.</summary>
public sealed class WebKeysTests(WithoutKmsFixture fixture) : IClassFixture<WithoutKmsFixture>
{
    [Theory]
    [InlineData("en", "be done right now")]
    [InlineData("zh", "暂时无法完成")]
    public async Task A_page_that_needs_a_key_says_try_later_while_KMS_is_down(string language, string text)
    {
        var answer = await GetAsync("/sign-in", language);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains(text, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_need_no_key_work_while_KMS_is_down() =>
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/aws/register", "en")).Status);

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string language)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Sandbox.PublicUrl, path));
        request.Headers.Add("Accept-Language", language);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
