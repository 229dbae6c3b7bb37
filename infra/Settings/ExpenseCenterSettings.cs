namespace Guance.Serverless.Infra.Settings;

/// <summary>The Expense Center: its API, and signing in there. Secrets are named, never written here.</summary>
internal sealed record ExpenseCenterSettings
{
    public required string Api { get; init; }

    /// <summary>Name of the SecureString in Parameter Store that opens the API.</summary>
    public required string ApiSecretParameter { get; init; }

    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Name of the SecureString in Parameter Store with which we sign buyers in.</summary>
    public required string ClientSecretParameter { get; init; }

    public static ExpenseCenterSettings Read(ContextReader group) => new()
    {
        Api = group.RequiredAddress("api", "https://expense.example.com/settlement/"),
        ApiSecretParameter = group.Required("apiSecretParameter", Forms.Parameter, "/guance/expense-center/api-secret"),
        Issuer = group.RequiredAddress("issuer", "https://expense.example.com"),
        ClientId = group.Required("clientId", "aws-settlement"),
        ClientSecretParameter = group.Required("clientSecretParameter", Forms.Parameter, "/guance/expense-center/client-secret"),
    };
}
