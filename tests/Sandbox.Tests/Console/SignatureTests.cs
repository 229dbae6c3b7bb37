using Amazon.Runtime;
using Amazon.SQS;
using Guance.Serverless.Sandbox.Console.SigV4;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class SignatureTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    /// <summary>AWS's published example, get-vanilla.</summary>
    [Fact]
    public void The_published_example_has_the_published_signature()
    {
        const string timestamp = "20150830T123600Z";
        var canonical = CanonicalRequest.Write(
            "GET",
            "/",
            string.Empty,
            [KeyValuePair.Create("x-amz-date", timestamp), KeyValuePair.Create("host", "example.amazonaws.com")],
            Signature.Hash([]));

        var signature = Signature.Compute(ConsoleFixture.Secret, new("20150830", "us-east-1", "service"), timestamp, canonical);

        Assert.Equal("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", signature);
    }

    [Fact]
    public async Task A_request_signed_by_the_AWS_SDK_is_accepted() =>
        Assert.Equal("UnknownOperationException", await CodeOfAnswerAsync(ConsoleFixture.Secret, "aws-marketplace"));

    [Fact]
    public async Task A_request_signed_with_another_secret_is_refused() =>
        Assert.Equal("InvalidSignatureException", await CodeOfAnswerAsync("another secret", "aws-marketplace"));

    [Fact]
    public async Task A_request_signed_for_another_service_is_refused() =>
        Assert.Equal("InvalidSignatureException", await CodeOfAnswerAsync(ConsoleFixture.Secret, "sqs"));

    [Fact]
    public async Task A_function_signs_with_a_key_of_its_own_and_its_call_is_noted()
    {
        var function = Assert.Single(fixture.Calls.Callers);

        Assert.Equal("InvalidSignatureException", await CodeOfAnswerAsync(ConsoleFixture.Secret, "aws-marketplace", function.AccessKeyId));
        Assert.Empty(fixture.Calls.Lines);

        Assert.Equal("UnknownOperationException", await CodeOfAnswerAsync(function.SecretAccessKey, "aws-marketplace", function.AccessKeyId));
        Assert.Equal(["Registration aws-marketplace:ListQueues"], fixture.Calls.Lines);
    }

    [Fact]
    public async Task An_unknown_access_key_is_refused() =>
        Assert.Equal("UnrecognizedClientException", await CodeOfAnswerAsync(ConsoleFixture.Secret, "aws-marketplace", "AKIDNOBODY"));

    [Theory]
    [InlineData("token of a session", "UnknownOperationException")]
    [InlineData("another token", "UnrecognizedClientException")]
    public async Task Temporary_credentials_are_accepted_with_their_session_token(string token, string code) =>
        Assert.Equal(code, await CodeOfAnswerAsync(
            new SessionAWSCredentials(ConsoleFixture.Session.AccessKeyId, ConsoleFixture.Session.SecretAccessKey, token), "aws-marketplace"));

    [Fact]
    public async Task Temporary_credentials_are_refused_without_their_session_token() =>
        Assert.Equal("UnrecognizedClientException", await CodeOfAnswerAsync(
            new BasicAWSCredentials(ConsoleFixture.Session.AccessKeyId, ConsoleFixture.Session.SecretAccessKey), "aws-marketplace"));

    private Task<string> CodeOfAnswerAsync(string secret, string service, string accessKeyId = ConsoleFixture.AccessKeyId) =>
        CodeOfAnswerAsync(new BasicAWSCredentials(accessKeyId, secret), service);

    /// <summary>The SDK of any service signs alike; the operation of this one is unknown at the metering endpoint.</summary>
    private async Task<string> CodeOfAnswerAsync(AWSCredentials credentials, string service)
    {
        using var client = new AmazonSQSClient(
            credentials,
            new AmazonSQSConfig
            {
                ServiceURL = fixture.Options.MeteringEndpoint.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
                AuthenticationServiceName = service,
                MaxErrorRetry = 0,
            });
        var answer = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => client.ListQueuesAsync("any", TestContext.Current.CancellationToken));
        return answer.ErrorCode;
    }
}
