using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;

namespace Guance.Serverless.Aws.Tests.Sdk;

public sealed class ResolveCustomerTests
{
    private static readonly ServiceAnswer Newer = new(200, """
        {"CustomerAWSAccountId":"123456789012","ProductCode":"prod-1","Unknown":{"ProductCode":"no"},"LicenseArn":"arn:aws:license-manager::294406891311:license:l-1"}
        """);

    [Fact]
    public async Task The_token_is_sent_signed_and_the_answer_read()
    {
        await using var service = await LoopbackService.StartAsync(Newer);
        using var client = Client(service);

        var customer = await client.ResolveCustomerAsync(new() { RegistrationToken = "a+/=\"观" }, Cancel);

        Assert.Equal("123456789012", customer.CustomerAWSAccountId);
        Assert.Equal("prod-1", customer.ProductCode);
        Assert.Equal("arn:aws:license-manager::294406891311:license:l-1", customer.LicenseArn);
        Assert.Null(customer.CustomerIdentifier);
        Assert.Equal("request-1", customer.ResponseMetadata.RequestId);
        var call = Assert.Single(service.Calls);
        Assert.Equal(("POST", "/"), (call.Method, call.Path));
        Assert.Equal("AWSMPMeteringService.ResolveCustomer", call.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", call.Headers["Content-Type"]);
        Assert.Equal("a+/=\"观", (string?)call.Json["RegistrationToken"]);
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKIDTEST/[0-9]{8}/us-east-1/aws-marketplace/aws4_request, SignedHeaders=.*x-amz-target.*, Signature=",
            call.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("ExpiredTokenException", typeof(ExpiredTokenException))]
    [InlineData("com.amazonaws.marketplacemetering#InvalidTokenException", typeof(InvalidTokenException))]
    [InlineData("DisabledApiException", typeof(DisabledApiException))]
    [InlineData("SomethingNewException", typeof(AmazonAWSMarketplaceMeteringException))]
    public async Task An_error_is_an_exception_of_its_own_type_and_not_retried(string code, Type type)
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.Error(400, code));
        using var client = Client(service);

        var error = Assert.IsAssignableFrom<AmazonAWSMarketplaceMeteringException>(await Record.ExceptionAsync(() => ResolveAsync(client)));

        Assert.Equal(type, error.GetType());
        Assert.Equal("as told", error.Message);
        Assert.Equal("request-1", error.RequestId);
        Assert.Equal(400, (int)error.StatusCode);
        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData(200, "<html>hello</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(429, "")]
    [InlineData(403, "<html>")]
    public async Task An_answer_that_is_not_of_the_contract_is_an_error_or_names_no_product(int status, string body)
    {
        await using var service = await LoopbackService.StartAsync(new ServiceAnswer(status, body));
        using var client = Client(service);

        var product = "none";
        var error = await Record.ExceptionAsync(async () => product = (await ResolveAsync(client)).ProductCode);
        Assert.True(
            error is AmazonServiceException { StatusCode: var told } && (int)told == status || (status == 200 && product is null),
            $"{error?.GetType()} {product}");
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(500, "InternalServiceErrorException")]
    public async Task Throttling_and_failures_of_the_service_are_retried(int status, string code)
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.Error(status, code), Newer);
        using var client = Client(service);

        Assert.Equal("prod-1", (await ResolveAsync(client)).ProductCode);
        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task Throttling_that_does_not_end_becomes_its_exception()
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.Error(400, "ThrottlingException"));
        using var client = Client(service);

        await Assert.ThrowsAsync<ThrottlingException>(() => ResolveAsync(client));
        Assert.Equal(3, service.Calls.Count);
    }

    [Theory]
    [InlineData("us-east-1", "https://metering.marketplace.us-east-1.amazonaws.com/")]
    [InlineData("cn-northwest-1", "https://metering.marketplace.cn-northwest-1.amazonaws.com.cn/")]
    public void Each_Region_has_its_own_endpoint(string region, string url) =>
        Assert.Equal(url, new AmazonAWSMarketplaceMeteringConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) }
            .DetermineServiceOperationEndpoint(new(new ResolveCustomerRequest())).URL.TrimEnd('/') + "/");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<ResolveCustomerResponse> ResolveAsync(AmazonAWSMarketplaceMeteringClient client) =>
        client.ResolveCustomerAsync(new() { RegistrationToken = "token" }, Cancel);

    private static AmazonAWSMarketplaceMeteringClient Client(LoopbackService service) => new(
        new BasicAWSCredentials("AKIDTEST", "secret"),
        new() { ServiceURL = service.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 2 });
}
