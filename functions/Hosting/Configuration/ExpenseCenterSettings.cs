using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Where the Expense Center's API is, and which parameter holds the secret for it.</summary>
/// <param name="Api">Base address; ends with a slash.</param>
/// <param name="ApiSecretParameter">Name of a SecureString in SSM Parameter Store.</param>
/// <param name="RestoreCount">
/// How often the table has been restored; it is part of the versions sent to the Expense Center.
/// </param>
public sealed record ExpenseCenterSettings(Uri Api, string ApiSecretParameter, int RestoreCount)
{
    public static ExpenseCenterSettings Read(IConfiguration configuration)
    {
        var api = configuration.RequiredAddress("ExpenseCenter:Api", "https://expense.example.com/settlement/").AbsoluteUri;
        return new ExpenseCenterSettings(
            new Uri(api.EndsWith('/') ? api : api + "/"),
            configuration.Required("ExpenseCenter:ApiSecretParameter", "/guance/expense-center/api-secret"),
            configuration.Number("ExpenseCenter:RestoreCount", otherwise: 0, most: 1_000_000));
    }
}
