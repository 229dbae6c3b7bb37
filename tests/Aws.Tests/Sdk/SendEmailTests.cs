using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;

namespace Guance.Serverless.Aws.Tests.Sdk;

public sealed class SendEmailTests
{
    private static readonly ServiceAnswer Taken = new(200, """{"MessageId":"message-1"}""");

    [Fact]
    public async Task A_mail_is_sent_completely_and_signed()
    {
        await using var service = await LoopbackService.StartAsync(Taken);
        using var client = Client(service);

        var answer = await client.SendEmailAsync(Mail(), TestContext.Current.CancellationToken);

        Assert.Equal("message-1", answer.MessageId);
        var call = Assert.Single(service.Calls);
        Assert.Equal(("POST", "/v2/email/outbound-emails"), (call.Method, call.Path));
        Assert.Matches("Credential=AKIDTEST/[0-9]{8}/us-east-1/ses/aws4_request", call.Headers["Authorization"]);
        var expected = JsonNode.Parse("""
            {
              "ConfigurationSetName": "set",
              "Content": {
                "Simple": {
                  "Body": {
                    "Html": { "Charset": "UTF-8", "Data": "<b>观测云</b>" },
                    "Text": { "Charset": "UTF-8", "Data": "观测云" }
                  },
                  "Headers": [{ "Name": "Auto-Submitted", "Value": "auto-generated" }],
                  "Subject": { "Data": "Subject" }
                }
              },
              "Destination": { "ToAddresses": ["buyer@example.com"] },
              "EmailTags": [{ "Name": "kind", "Value": "registered" }],
              "FromEmailAddress": "Guance <no-reply@example.com>",
              "ReplyToAddresses": ["support@example.com"]
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, call.Json), call.Body);
    }

    [Theory]
    [InlineData("MessageRejected", typeof(MessageRejectedException))]
    [InlineData("MailFromDomainNotVerifiedException:http://internal/", typeof(MailFromDomainNotVerifiedException))]
    [InlineData("NotFoundException", typeof(NotFoundException))]
    [InlineData("SomethingNewException", typeof(AmazonSimpleEmailServiceV2Exception))]
    public async Task An_error_is_an_exception_of_its_own_type(string code, Type type)
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.HeaderError(400, code));
        using var client = Client(service);

        var error = await Record.ExceptionAsync(() => client.SendEmailAsync(Mail(), TestContext.Current.CancellationToken));

        Assert.Equal(type, error?.GetType());
        Assert.Equal("as told", error?.Message);
        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData(200, "<html>hello</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(202, "{}")]
    [InlineData(403, "<html>")]
    public async Task An_answer_that_is_not_of_the_contract_is_an_error_or_has_no_message_id(int status, string body)
    {
        await using var service = await LoopbackService.StartAsync(new ServiceAnswer(status, body));
        using var client = Client(service);

        string? messageId = "none";
        var error = await Record.ExceptionAsync(
            async () => messageId = (await client.SendEmailAsync(Mail(), TestContext.Current.CancellationToken)).MessageId);
        Assert.True(
            error is AmazonServiceException { StatusCode: var told } && (int)told == status || (status is 200 or 202 && messageId is null),
            $"{error?.GetType()} {messageId}");
    }

    [Theory]
    [InlineData(429, "TooManyRequestsException")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Throttling_and_failures_of_the_service_are_retried(int status, string code)
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.HeaderError(status, code), Taken);
        using var client = Client(service);

        Assert.Equal("message-1", (await client.SendEmailAsync(Mail(), TestContext.Current.CancellationToken)).MessageId);
        Assert.Equal(2, service.Calls.Count);
    }

    [Theory]
    [InlineData("us-east-1", "https://email.us-east-1.amazonaws.com/")]
    [InlineData("cn-northwest-1", "https://email.cn-northwest-1.amazonaws.com.cn/")]
    public void Each_Region_has_its_own_endpoint(string region, string url) =>
        Assert.Equal(url, new AmazonSimpleEmailServiceV2Config { RegionEndpoint = RegionEndpoint.GetBySystemName(region) }
            .DetermineServiceOperationEndpoint(new(Mail())).URL.TrimEnd('/') + "/");

    private static SendEmailRequest Mail() => new()
    {
        ConfigurationSetName = "set",
        FromEmailAddress = "Guance <no-reply@example.com>",
        ReplyToAddresses = ["support@example.com"],
        Destination = new() { ToAddresses = ["buyer@example.com"] },
        EmailTags = [new() { Name = "kind", Value = "registered" }],
        Content = new()
        {
            Simple = new()
            {
                Subject = new() { Data = "Subject" },
                Headers = [new() { Name = "Auto-Submitted", Value = "auto-generated" }],
                Body = new()
                {
                    Html = new() { Charset = "UTF-8", Data = "<b>观测云</b>" },
                    Text = new() { Charset = "UTF-8", Data = "观测云" },
                },
            },
        },
    };

    private static AmazonSimpleEmailServiceV2Client Client(LoopbackService service) => new(
        new BasicAWSCredentials("AKIDTEST", "secret"),
        new() { ServiceURL = service.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 2 });
}
