using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Console.Marketplace;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>Tells who stands behind a token: by licence in the newer contract, by customer identifier in the older.</summary>
internal static class ResolveCustomer
{
    public static IResult Answer(JsonObject request, MarketplaceState marketplace)
    {
        if (request["RegistrationToken"] is not JsonValue value || !value.TryGetValue(out string? token) || token.Length == 0)
        {
            return AwsAnswer.Error("InvalidTokenException", "Registration token is invalid.");
        }

        return marketplace.Resolve(token) switch
        {
            TokenResolution.Resolved found => AwsAnswer.Ok(Describe(found.Subscription, marketplace.Switches.OtherProduct.On)),
            TokenResolution.Expired => AwsAnswer.Error("ExpiredTokenException", "The submitted registration token has expired."),
            _ => AwsAnswer.Error("InvalidTokenException", "Registration token is invalid."),
        };
    }

    private static JsonObject Describe(Subscription one, bool otherProduct)
    {
        var answer = new JsonObject { ["CustomerAWSAccountId"] = one.Buyer.Id };
        if (one.LicenceArn is not null)
        {
            answer["LicenseArn"] = one.LicenceArn;
        }

        if (one.CustomerIdentifier is not null)
        {
            answer["CustomerIdentifier"] = one.CustomerIdentifier;
        }

        answer["ProductCode"] = otherProduct ? SandboxProducts.CodeOfAnotherSeller : one.Product.Code;
        return answer;
    }
}
