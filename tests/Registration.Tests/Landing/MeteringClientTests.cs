using System.Net;
using Amazon;
using Amazon.AWSMarketplaceMetering.Model;
using Guance.Serverless.Aws.Tests.Sdk;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Tests;
using Guance.Serverless.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Registration.Tests.Landing;

/// <summary>The client as the function makes it, with STS and Metering on this machine.</summary>
public sealed class MeteringClientTests : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/guance-registration";

    private static readonly Products Ours = new(
        [new Product { Code = new("prod"), Title = "Ours", Identity = SubscriptionKind.Licence, ListingUrl = new("https://example.com") }]);

    private static readonly ServiceAnswer Customer = new(200, """
        {"CustomerAWSAccountId":"210987654321","ProductCode":"prod","LicenseArn":"arn:aws:license-manager::1:license:l-1"}
        """);

    private readonly EnvironmentOfLambda environment = new();

    public void Dispose() => environment.Dispose();

    [Fact]
    public async Task Without_a_role_the_function_signs_for_itself_in_its_own_Region()
    {
        await using var metering = await StartAsync("MARKETPLACE_METERING", Customer);

        Assert.IsType<Resolution.Resolved>(await ResolveAsync(Resolver(role: null)));

        var call = Assert.Single(metering.Calls);
        Assert.Matches("Credential=AKIDFUNCTION/[0-9]{8}/eu-central-1/aws-marketplace/", call.Headers["Authorization"]);
        Assert.DoesNotContain("X-Amz-Security-Token", call.Headers.Keys);
    }

    [Fact]
    public async Task With_a_role_requests_are_signed_for_the_Marketplace_Region_and_STS_is_called_in_the_functions_Region()
    {
        await using var sts = await StartAsync("STS", Given("SELLER", TimeSpan.FromHours(1)));
        await using var metering = await StartAsync("MARKETPLACE_METERING", Customer);

        Assert.IsType<Resolution.Resolved>(await ResolveAsync(Resolver(Role, RegionEndpoint.CNNorthWest1, "shared secret/+")));

        var asked = Assert.Single(sts.Calls);
        Assert.Matches("Credential=AKIDFUNCTION/[0-9]{8}/eu-central-1/sts/", asked.Headers["Authorization"]);
        Assert.Equal(
            ("AssumeRole", Role, "shared secret/+", "guance-registration", "3600"),
            (Field(asked, "Action"), Field(asked, "RoleArn"), Field(asked, "ExternalId"), Field(asked, "RoleSessionName"), Field(asked, "DurationSeconds")));
        var call = Assert.Single(metering.Calls);
        Assert.Matches("Credential=SELLER/[0-9]{8}/cn-northwest-1/aws-marketplace/", call.Headers["Authorization"]);
        Assert.Equal("token of SELLER", call.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public void The_endpoint_is_the_Regions_own()
    {
        var settings = new MarketplaceSettings(RegionEndpoint.CNNorthWest1, Role, ExternalId: null, AllowedAccounts: []);
        using var client = MeteringClient.CreateForPages(settings.Region, MeteringClient.SellerForPages(settings));
        Assert.Equal(
            "https://metering.marketplace.cn-northwest-1.amazonaws.com.cn",
            client.Config.DetermineServiceOperationEndpoint(new(new ResolveCustomerRequest())).URL.TrimEnd('/'));
    }

    [Fact]
    public async Task A_role_without_an_external_id_is_assumed_without_one()
    {
        await using var sts = await StartAsync("STS", Given("SELLER", TimeSpan.FromHours(1)));
        await using var metering = await StartAsync("MARKETPLACE_METERING", Customer);

        Assert.IsType<Resolution.Resolved>(await ResolveAsync(Resolver(Role)));

        Assert.DoesNotContain("ExternalId", Assert.Single(sts.Calls).Body, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/", Assert.Single(metering.Calls).Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_are_used_again_but_not_in_their_last_five_minutes()
    {
        await using var sts = await StartAsync(
            "STS", Given("ENDING", TimeSpan.FromMinutes(4)), Given("LASTING", TimeSpan.FromMinutes(30)), Given("NEVER", TimeSpan.FromHours(1)));
        await using var metering = await StartAsync("MARKETPLACE_METERING", Customer);

        var resolver = Resolver(Role);

        await ResolveAsync(resolver);
        await ResolveAsync(resolver);
        await ResolveAsync(resolver);

        Assert.Equal(2, sts.Calls.Count);
        Assert.Equal(3, metering.Calls.Count);
        Assert.All(metering.Calls.Skip(1), call => Assert.Equal("token of LASTING", call.Headers["X-Amz-Security-Token"]));
    }

    [Fact]
    public async Task The_credentials_that_the_function_gets_while_it_starts_serve_the_first_token()
    {
        await using var sts = await StartAsync("STS", Given("SELLER", TimeSpan.FromHours(1)));
        await using var metering = await StartAsync("MARKETPLACE_METERING", Customer);
        await using var services = Compose(Role);

        await Assert.Single(services.GetServices<WarmStartStep>()).GetAsync();
        Assert.Single(sts.Calls);
        Assert.IsType<Resolution.Resolved>(await ResolveAsync(services.GetRequiredService<TokenResolver>()));

        Assert.Single(sts.Calls);
        Assert.Equal("token of SELLER", Assert.Single(metering.Calls).Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task Without_a_role_nothing_is_asked_while_the_function_starts()
    {
        await using var services = Compose(role: null);

        Assert.Empty(services.GetServices<WarmStartStep>());
    }

    [Theory]
    [InlineData(503, "ServiceUnavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData(400, "Throttling", HttpStatusCode.ServiceUnavailable)]
    [InlineData(403, "AccessDenied", HttpStatusCode.BadGateway)]
    [InlineData(400, "ExpiredTokenException", HttpStatusCode.BadGateway)]
    public async Task A_failed_AssumeRole_shows_a_page_and_the_same_token_works_later(int status, string code, HttpStatusCode page)
    {
        var trouble = new ServiceAnswer(status, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error></ErrorResponse>");
        var attempt = page is HttpStatusCode.ServiceUnavailable ? 3 : 1;
        await using var sts = await StartAsync("STS", [.. Enumerable.Repeat(trouble, attempt), Given("SELLER", TimeSpan.FromHours(1))]);
        await using var metering = await StartAsync("MARKETPLACE_METERING", Customer);
        var resolver = Resolver(Role);

        Assert.Equal((int)page, LandingTexts.Of(await ResolveAsync(resolver)).Status);
        Assert.Empty(metering.Calls);
        Assert.IsType<Resolution.Resolved>(await ResolveAsync(resolver));
    }

    [Fact]
    public async Task When_STS_cannot_be_reached_a_page_says_try_later()
    {
        await using (await StartAsync("STS", Customer))
        {
            // Its port is free again, so nobody answers there.
        }

        Assert.Equal(
            StatusCodes.Status503ServiceUnavailable,
            LandingTexts.Of(await ResolveAsync(Resolver(Role))).Status);
    }

    private async Task<LoopbackService> StartAsync(string service, params ServiceAnswer[] answers)
    {
        var loopback = await LoopbackService.StartAsync(answers);
        environment.Set("AWS_ENDPOINT_URL_" + service, loopback.Url);
        return loopback;
    }

    private static ServiceAnswer Given(string key, TimeSpan lifetime) => new(200, $"""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token of {key}</SessionToken>
        <Expiration>{TimeProvider.System.GetUtcNow() + lifetime:yyyy-MM-ddTHH:mm:ssZ}</Expiration>
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """);

    private static string? Field(ServiceCall call, string name) =>
        new FormReader(call.Body).ReadForm().TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The landing page's services, as the function composes them.</summary>
    private static ServiceProvider Compose(string? role)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(Ours);
        services.AddLanding(new(Region: null, role, ExternalId: null, AllowedAccounts: []));
        return services.BuildServiceProvider();
    }

    private static TokenResolver Resolver(string? role, RegionEndpoint? region = null, string? externalId = null)
    {
        var settings = new MarketplaceSettings(region, role, externalId, AllowedAccounts: []);
        return new(MeteringClient.CreateForPages(settings.Region, MeteringClient.SellerForPages(settings)), Ours, settings, NullLogger<TokenResolver>.Instance);
    }

    private static Task<Resolution> ResolveAsync(TokenResolver resolver) =>
        resolver.ResolveAsync(new RegistrationToken("token"), TestContext.Current.CancellationToken);
}
