using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Console.SigV4;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>Where the console lives, what it talks to, and the secrets that those who call it must know.</summary>
public sealed record ConsoleOptions
{
    /// <summary>Address of the console itself, such as <c>http://127.0.0.1:5090</c>.</summary>
    public required Uri Console { get; init; }

    /// <summary>Address of the product's HTTP API, where AWS Marketplace sends the buyer.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Address of moto, which carries the notices.</summary>
    public required Uri Moto { get; init; }

    /// <summary>Name of the event bus that agreement events are put on.</summary>
    public required string Bus { get; init; }

    /// <summary>Topic name to topic ARN, of every product of the older contract.</summary>
    public required IReadOnlyDictionary<string, string> Topics { get; init; }

    /// <summary>The console's own key, which it also gives to any AWS client from outside; functions have keys of their own.</summary>
    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    /// <summary>Finds temporary credentials that STS issued, by access key id.</summary>
    public required Func<string, SessionCredentials?> Sessions { get; init; }

    /// <summary>The bearer secret of the Expense Center's API.</summary>
    public required string ApiSecret { get; init; }

    /// <summary>The one client that the Expense Center signs people in for.</summary>
    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>What <c>/sandbox.json</c> answers: asked at every request, so it may grow while the Sandbox starts.</summary>
    public required Func<JsonNode> SandboxJson { get; init; }

    /// <summary>The OpenID Connect issuer of the simulated Expense Center.</summary>
    public Uri Issuer => new(Console, "/expense-center");

    /// <summary>Base address of the simulated Expense Center's API; ends with a slash.</summary>
    public Uri ExpenseCenterApi => new(Console, "/expense-center/api/");

    /// <summary>Stands in for the AWS Marketplace Metering endpoint.</summary>
    public Uri MeteringEndpoint => new(Console, "/aws/metering");

    /// <summary>Stands in for the SES v2 endpoint.</summary>
    public Uri MailEndpoint => new(Console, "/aws/ses");
}
