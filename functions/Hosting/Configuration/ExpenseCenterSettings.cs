using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Where the Expense Center's API is, and which parameter holds the secret that opens it.</summary>
/// <param name="Api">Base address; ends with a slash.</param>
/// <param name="ApiSecretParameter">Name of a SecureString in SSM Parameter Store.</param>
public sealed record ExpenseCenterSettings(Uri Api, string ApiSecretParameter)
{
    public static ExpenseCenterSettings Read(IConfiguration configuration)
    {
        var api = configuration.RequiredAddress("ExpenseCenter:Api", "https://expense.example.com/settlement/").AbsoluteUri;
        return new ExpenseCenterSettings(
            new Uri(api.EndsWith('/') ? api : api + "/"),
            configuration.Required("ExpenseCenter:ApiSecretParameter", "/guance/expense-center/api-secret"));
    }
}
