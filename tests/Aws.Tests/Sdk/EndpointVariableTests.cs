using Amazon.AWSMarketplaceMetering;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Aws.Tests.Sdk;

/// <summary>The only tests that set these variables; the other clients here name their endpoint themselves.</summary>
public sealed class EndpointVariableTests
{
    [Theory]
    [InlineData("AWS_ENDPOINT_URL_MARKETPLACE_METERING")]
    [InlineData("AWS_ENDPOINT_URL_SESV2")]
    public async Task A_client_follows_the_variable_of_its_service_and_signs_for_AWS_REGION(string variable)
    {
        await using var service = await LoopbackService.StartAsync(new ServiceAnswer(200, "{}"));
        using var environment = new EnvironmentOfLambda();
        environment.Set(variable, service.Url);

        await CallAsync(variable);

        Assert.Contains("/eu-central-1/", Assert.Single(service.Calls).Headers["Authorization"], StringComparison.Ordinal);
    }

    private static async Task CallAsync(string variable)
    {
        var credentials = new BasicAWSCredentials("AKIDTEST", "secret");
        if (variable == "AWS_ENDPOINT_URL_SESV2")
        {
            using var mail = new AmazonSimpleEmailServiceV2Client(credentials, new());
            await mail.SendEmailAsync(new(), TestContext.Current.CancellationToken);
        }
        else
        {
            using var metering = new AmazonAWSMarketplaceMeteringClient(credentials, new());
            await metering.ResolveCustomerAsync(new(), TestContext.Current.CancellationToken);
        }
    }
}
