using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.SigV4;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class RegistrationTokenTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_resolves_again_and_again_to_the_licence_in_the_newer_contract()
    {
        var subscription = await SubscribeAsync(SandboxProducts.Newer);
        var token = fixture.Console.Marketplace.Tokens.Issue(subscription);

        await ResolveAsync(token);
        var (status, answer) = await ResolveAsync(token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(subscription.LicenceArn, answer["LicenseArn"]?.GetValue<string>());
        Assert.False(answer.ContainsKey("CustomerIdentifier"));
    }

    [Fact]
    public async Task A_token_resolves_to_the_customer_identifier_in_the_older_contract()
    {
        var subscription = await SubscribeAsync(SandboxProducts.Older);

        var (_, answer) = await ResolveAsync(fixture.Console.Marketplace.Tokens.Issue(subscription));

        Assert.Equal(subscription.CustomerIdentifier, answer["CustomerIdentifier"]?.GetValue<string>());
        Assert.Equal(SandboxProducts.Older.Code, answer["ProductCode"]?.GetValue<string>());
        Assert.False(answer.ContainsKey("LicenseArn"));
    }

    [Fact]
    public async Task A_token_that_is_four_hours_old_has_expired()
    {
        var token = fixture.Console.Marketplace.Tokens.Issue(await SubscribeAsync(SandboxProducts.Newer));

        fixture.Time.Ahead += InMemoryMetering.TokenLifetime;
        var (status, answer) = await ResolveAsync(token);

        Assert.Equal((HttpStatusCode.BadRequest, "ExpiredTokenException"), (status, answer["__type"]?.GetValue<string>()));
    }

    [Fact]
    public async Task A_token_that_was_never_issued_is_invalid()
    {
        var (status, answer) = await ResolveAsync("bm9uc2Vuc2U=");

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidTokenException"), (status, answer["__type"]?.GetValue<string>()));
    }

    private async Task<Subscription> SubscribeAsync(SandboxProduct product)
    {
        var buyer = new BuyerAccount("123456780000", "Test");
        var made = await fixture.Console.Marketplace.Buyer.SubscribeAsync(
            product, buyer, freeTrial: false, paymentFails: false, Stop);
        Assert.NotNull(made);
        return made;
    }

    private async Task<(HttpStatusCode Status, JsonObject Answer)> ResolveAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, fixture.Options.MeteringEndpoint)
        {
            Content = new StringContent(new JsonObject { ["RegistrationToken"] = token }.ToJsonString(), Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("x-amz-target", "AWSMPMeteringService.ResolveCustomer");
        var signer = new RequestSigner(ConsoleFixture.AccessKeyId, ConsoleFixture.Secret, TimeProvider.System);
        await signer.SignAsync(request, "aws-marketplace", Stop);
        using var response = await fixture.Http.SendAsync(request, Stop);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))?.AsObject();
        Assert.NotNull(answer);
        return (response.StatusCode, answer);
    }
}
