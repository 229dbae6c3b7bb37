using System.Net;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console.Mail;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.SigV4;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>The AWS services that moto does not have: AWS Marketplace Metering and SES. Their requests must be signed.</summary>
internal sealed class AwsServiceEndpoints(WebApplication app, SignatureCheck signatures, CallLog calls)
{
    private const string MeteringSigningName = "aws-marketplace";
    private const string SesSigningName = "ses";

    /// <summary>AWS Marketplace Metering: JSON 1.1.</summary>
    public void MapMetering(MarketplaceState marketplace) =>
        app.MapPost("/aws/metering", context =>
        {
            marketplace.Metering.Refusal = marketplace.Refusal();
            marketplace.Metering.OtherProduct = marketplace.Switches.OtherProduct.On ? SandboxProducts.CodeOfAnotherSeller : null;
            marketplace.MeteringSwitches.Apply(marketplace.Metering.Usage);
            var target = context.Request.Headers["x-amz-target"].ToString();
            return ServeAsync(
                context, marketplace.Metering, "/aws/metering", MeteringSigningName, body => IamCalls.Read(MeteringSigningName, target, body));
        });

    /// <summary>SES v2's SendEmail: REST JSON.</summary>
    public void MapSes(Mailbox mailbox) =>
        app.MapPost("/aws/ses/v2/email/outbound-emails", context =>
        {
            mailbox.Ses.Refusal = mailbox.Refusal();
            return ServeAsync(context, mailbox.Ses, "/aws/ses", SesSigningName, _ => [$"{SesSigningName}:SendEmail"]);
        });

    private async Task ServeAsync(
        HttpContext context, FakeService service, string root, string signingName, Func<byte[], IEnumerable<string>> iamCalls)
    {
        var request = await signatures.VerifyAsync(context.Request, signingName);
        calls.Add(request.AccessKeyId, () => iamCalls(request.Body));
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        if (request.Refusal is { } refusal)
        {
            using var answer = FakeService.Refuse(new ServiceError(refusal.Code, refusal.Message, HttpStatusCode.Forbidden));
            await context.SendAsync(answer);
        }
        else
        {
            try
            {
                await service.ServeAsync(context, root, request.Body);
            }
            catch (HttpRequestException)
            {
                // The service has done what was asked, and its answer is lost.
                context.Abort();
            }
        }
    }
}
