using System.Text.Json;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>
/// AWS Marketplace Metering: ResolveCustomer, and BatchMeterUsage, which is simulated. Source: AWS Marketplace Metering Service API
/// Reference.
/// </summary>
/// <param name="time">AWS's clock.</param>
/// <param name="usage">What BatchMeterUsage does.</param>
internal sealed class InMemoryMetering(TimeProvider time, SimulatedMetering usage) : FakeService
{
    private const string Prefix = "AWSMPMeteringService.";

    private readonly Lock turn = new();
    private readonly Dictionary<string, IssuedToken> tokens = new(StringComparer.Ordinal);

    /// <summary>A token resolves any number of times until it expires.</summary>
    public static TimeSpan TokenLifetime => TimeSpan.FromHours(4);

    public override string Service => "Marketplace";

    /// <summary>What was metered, and what can go wrong with BatchMeterUsage alone.</summary>
    public SimulatedMetering Usage => usage;

    /// <summary>What is answered to everything; null: the service works.</summary>
    public ServiceError? Refusal { get; set; }

    /// <summary>Product code that every token resolves to; null: the one it was issued for.</summary>
    public string? OtherProduct { get; set; }

    /// <summary>Every token issued so far.</summary>
    public IReadOnlyList<string> Tokens
    {
        get
        {
            lock (turn)
            {
                return [.. tokens.Keys];
            }
        }
    }

    /// <summary>A fresh registration token, as "Set up your account" gives it.</summary>
    /// <param name="subscription">What it resolves to.</param>
    /// <param name="token">The text of the token; null for one that is counted.</param>
    public string IssueToken(ResolvedSubscription subscription, string? token = null)
    {
        lock (turn)
        {
            token ??= $"token-{tokens.Count + 1}";
            tokens[token] = new IssuedToken(subscription, time.GetUtcNow() + TokenLifetime);
            return token;
        }
    }

    public void ExpireToken(string token)
    {
        lock (turn)
        {
            tokens[token] = tokens[token] with { ExpiresAt = DateTimeOffset.MinValue };
        }
    }

    /// <summary>Forgets every token.</summary>
    public void Clear()
    {
        lock (turn)
        {
            tokens.Clear();
        }
    }

    public override string Operation(HttpRequestMessage request) => Target(request);

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        lock (turn)
        {
            return Task.FromResult(
                Refusal is { } error ? Refuse(error)
                : Parse(body) is not { } input ? Refuse("SerializationException", "The body is not a JSON object.")
                : FullTarget(request) switch
                {
                    Prefix + "ResolveCustomer" => Resolve(input),
                    Prefix + "BatchMeterUsage" => Meter(Region(request), body),
                    _ => Refuse("UnknownOperationException", $"There is no operation {operation}."),
                });
        }
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

    private HttpResponseMessage Resolve(JsonObject input)
    {
        if (input["RegistrationToken"] is not JsonValue value || !value.TryGetValue(out string? token)
            || !tokens.TryGetValue(token, out var issued))
        {
            return Refuse("InvalidTokenException", "Registration token is invalid.");
        }

        return issued.ExpiresAt <= time.GetUtcNow()
            ? Refuse("ExpiredTokenException", "The submitted registration token has expired.")
            : Answer(issued.Subscription.ToJson(OtherProduct));
    }

    /// <summary>The Region that the request is signed for.</summary>
    private static string Region(HttpRequestMessage request) =>
        request.Headers.TryGetValues("Authorization", out var values) && values.First().Split('/') is [_, _, var region, ..]
            ? region
            : throw new InvalidOperationException("A request to AWS is signed.");

    private HttpResponseMessage Meter(string region, byte[] body)
    {
        try
        {
            var answer = usage.BatchMeterUsage(region, body);
            return usage.LosesAnswers ? throw new HttpRequestException("The answer of BatchMeterUsage was lost.") : Answer(answer);
        }
        catch (RefusedCallException refused)
        {
            return Refuse(refused.Error);
        }
    }

    private sealed record IssuedToken(ResolvedSubscription Subscription, DateTimeOffset ExpiresAt);
}

/// <summary>What ResolveCustomer answers for a registration token.</summary>
/// <param name="AwsAccountId">Twelve digits.</param>
/// <param name="ProductCode">Of the product that was subscribed to.</param>
/// <param name="LicenceArn">Newer contract only.</param>
/// <param name="CustomerIdentifier">Older contract only.</param>
internal sealed record ResolvedSubscription(string AwsAccountId, string ProductCode, string? LicenceArn, string? CustomerIdentifier)
{
    public JsonObject ToJson(string? otherProduct)
    {
        var answer = new JsonObject { ["CustomerAWSAccountId"] = AwsAccountId, [nameof(ProductCode)] = otherProduct ?? ProductCode };
        if (LicenceArn is not null)
        {
            answer["LicenseArn"] = LicenceArn;
        }

        if (CustomerIdentifier is not null)
        {
            answer[nameof(CustomerIdentifier)] = CustomerIdentifier;
        }

        return answer;
    }
}
