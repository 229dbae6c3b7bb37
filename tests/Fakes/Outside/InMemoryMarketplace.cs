using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Outside;

/// <summary>AWS Marketplace Metering: knows whose each registration token is.</summary>
internal sealed class InMemoryMarketplace : FarSide
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, Buyer> tokens = [];

    public override string Service => "Marketplace";

    /// <summary>A fresh registration token, as "Set up your account" gives it.</summary>
    public string SetUp(Buyer buyer)
    {
        lock (turn)
        {
            var token = $"token-{tokens.Count + 1}";
            tokens[token] = buyer;
            return token;
        }
    }

    public override string Operation(HttpRequestMessage request) => Target(request);

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        lock (turn)
        {
            return Task.FromResult(
                tokens.TryGetValue(JsonNode.Parse(body)!["RegistrationToken"]!.GetValue<string>(), out var buyer)
                    ? Answer(Describe(buyer))
                    : Refuse("InvalidTokenException", "Registration token is invalid."));
        }
    }

    private static JsonObject Describe(Buyer buyer)
    {
        var answer = new JsonObject { ["CustomerAWSAccountId"] = buyer.AwsAccount, ["ProductCode"] = buyer.Product };
        if (buyer.Licence is not null)
        {
            answer["LicenseArn"] = Buyer.LicenceArn(buyer.Licence);
        }

        if (buyer.Customer is not null)
        {
            answer["CustomerIdentifier"] = buyer.Customer;
        }

        return answer;
    }
}
