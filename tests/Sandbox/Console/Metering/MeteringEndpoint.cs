using System.Text.Json;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.Signatures;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>Stands in for the AWS Marketplace Metering API: JSON 1.1, signed for <c>aws-marketplace</c>.</summary>
internal static class MeteringEndpoint
{
    public const string SigningName = "aws-marketplace";

    public static void MapMetering(
        this WebApplication app, MarketplaceState marketplace, SignatureCheck signatures, CallLog calls, TimeProvider time) =>
        app.MapPost("/aws/metering", async (HttpContext context) =>
        {
            var request = await signatures.ReadAsync(context.Request, SigningName);
            var target = context.Request.Headers["x-amz-target"].ToString();
            calls.Add(request.AccessKeyId, () => IamCalls.Read(SigningName, target, request.Body));
            context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
            return request.Refusal is { } refusal
                ? AwsAnswer.Error(refusal.Code, refusal.Message, StatusCodes.Status403Forbidden)
                : Trouble(marketplace.Switches)
                    ?? Answer(target, request.Body, marketplace, time);
        });

    private static IResult? Trouble(MarketplaceSwitches switches) =>
        switches.Down.On
            ? AwsAnswer.Error("InternalServiceErrorException", "An error has occurred.", StatusCodes.Status500InternalServerError)
        : switches.Throttles.On ? AwsAnswer.Error("ThrottlingException", "Rate exceeded")
        : switches.Disabled.On ? AwsAnswer.Error("DisabledApiException", "The API is disabled in the Region.")
        : null;

    private static IResult Answer(string target, byte[] body, MarketplaceState marketplace, TimeProvider time)
    {
        if (Parse(body) is not { } request)
        {
            return AwsAnswer.Error("SerializationException", "The body is not a JSON object.");
        }

        return target switch
        {
            "AWSMPMeteringService.ResolveCustomer" => ResolveCustomer.Answer(request, marketplace),
            "AWSMPMeteringService.BatchMeterUsage" => BatchMeterUsage.Answer(request, marketplace.Usage, time),
            _ => AwsAnswer.Error("UnknownOperationException", $"There is no operation {target}."),
        };
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
