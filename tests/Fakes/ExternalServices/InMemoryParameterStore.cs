using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>SSM Parameter Store: holds the secret that opens the Expense Center.</summary>
internal sealed class InMemoryParameterStore : FakeService
{
    public const string ApiSecret = "/guance/expense-center/api-secret";

    public override string Service => "SSM";

    public override string Operation(HttpRequestMessage request) => Target(request);

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body) =>
        Task.FromResult(JsonNode.Parse(body)!["Name"]!.GetValue<string>() == ApiSecret
            ? Answer(new JsonObject
            {
                ["Parameter"] = new JsonObject { ["Name"] = ApiSecret, ["Value"] = InMemoryExpenseCenter.Secret },
            })
            : Refuse("ParameterNotFound", "There is no such parameter."));
}
