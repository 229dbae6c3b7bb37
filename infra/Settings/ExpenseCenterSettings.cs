namespace Guance.Serverless.Infra.Settings;

/// <summary>The Expense Center: its API and its sign-in. Secrets are given by the names of their parameters, never by value.</summary>
internal sealed record ExpenseCenterSettings
{
    public required string Api { get; init; }

    /// <summary>Name of the SecureString in Parameter Store with the API's bearer secret.</summary>
    public required string ApiSecretParameter { get; init; }

    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Name of the SecureString in Parameter Store with the secret of our OpenID Connect client.</summary>
    public required string ClientSecretParameter { get; init; }

    public static ExpenseCenterSettings Read(ContextReader group) => new()
    {
        Api = group.RequiredUrl("api", "https://expense.example.com/settlement/"),
        ApiSecretParameter = group.Required("apiSecretParameter", SettingPatterns.ParameterName, "/guance/expense-center/api-secret"),
        Issuer = group.RequiredUrl("issuer", "https://expense.example.com"),
        ClientId = group.Required("clientId", "aws-settlement"),
        ClientSecretParameter = group.Required("clientSecretParameter", SettingPatterns.ParameterName, "/guance/expense-center/client-secret"),
    };
}
