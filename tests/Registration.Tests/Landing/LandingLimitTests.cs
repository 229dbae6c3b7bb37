using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Registration.Tests.Landing;

public sealed class LandingLimitTests
{
    [Fact]
    public async Task When_the_table_is_unavailable_requests_are_refused_with_a_page_that_says_try_later()
    {
        using var nobody = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        var limit = new LandingLimit(new RateLimitStore(nobody, new StorageOptions()), TimeProvider.System);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => limit.RefuseAsync(new DefaultHttpContext()));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, ErrorPages.StatusOf(failure));
    }
}
