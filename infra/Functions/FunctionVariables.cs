using Guance.Serverless.Infra.Notices;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Functions;

/// <summary>Environment variables by group, under the names that functions/Hosting reads; README "Settings" lists who needs which.</summary>
internal sealed class FunctionVariables(DeploymentSettings settings, Names names, string table)
{
    /// <summary>Every function's: the table and our listings.</summary>
    public Dictionary<string, string> Settlement()
    {
        var variables = new Dictionary<string, string> { ["Settlement__Table"] = table };
        foreach (var (index, product) in settings.Products.Index())
        {
            variables[$"Products__{index}__Code"] = product.Code;
            variables[$"Products__{index}__Title"] = product.Title;
            variables[$"Products__{index}__Identity"] = product.Identity;
            variables[$"Products__{index}__ListingUrl"] = product.ListingUrl;
            variables[$"Products__{index}__Partition"] = settings.Place.Partition;
        }

        return variables;
    }

    public Dictionary<string, string> ExpenseCenterApi()
    {
        var variables = new Dictionary<string, string>
        {
            ["ExpenseCenter__Api"] = settings.ExpenseCenter.Api,
            ["ExpenseCenter__ApiSecretParameter"] = settings.ExpenseCenter.ApiSecretParameter,
        };
        if (settings.Table is { } restored)
        {
            variables["ExpenseCenter__Generation"] = restored.Generation;
        }

        return variables;
    }

    public Dictionary<string, string> SigningIn() => new()
    {
        ["ExpenseCenter__Issuer"] = settings.ExpenseCenter.Issuer,
        ["ExpenseCenter__ClientId"] = settings.ExpenseCenter.ClientId,
        ["ExpenseCenter__ClientSecretParameter"] = settings.ExpenseCenter.ClientSecretParameter,
    };

    /// <summary>What pages and mails tell buyers.</summary>
    public Dictionary<string, string> Addresses(string publicUrl) => new()
    {
        ["Registration__PublicUrl"] = publicUrl,
        ["Support__Email"] = settings.Support.Email,
        ["Support__Url"] = settings.Support.Url,
    };

    public Dictionary<string, string> Marketplace()
    {
        var variables = new Dictionary<string, string> { ["Marketplace__Region"] = settings.Place.MarketplaceRegion };
        if (settings.Seller is { } seller)
        {
            variables["Marketplace__SellerRole"] = ResolveCustomerRole.ArnOf(settings, names);
            variables["Marketplace__ExternalId"] = seller.ExternalId;
        }

        return variables;
    }

    public Dictionary<string, string> Teardown() => new() { ["Settlement__TeardownDelay"] = settings.TeardownDelay };

    public Dictionary<string, string> Accounts() =>
        settings.AllowedAccounts.Index().ToDictionary(account => $"Settlement__AllowedAccounts__{account.Index}", account => account.Item);

    public Dictionary<string, string> Choices() => new() { ["Settlement__MonthlyLimit"] = settings.MonthlyLimit ? "true" : "false" };

    /// <param name="key">ARN of the key that wraps the key ring of the pages.</param>
    public static Dictionary<string, string> WebKeys(string key) => new() { ["WebKeys__Key"] = key };

    public static Dictionary<string, string> WorkOrders(string noticesQueue) => new() { ["Queues__Notices"] = noticesQueue };

    public static Dictionary<string, string> Errands(string outboxQueue) => new() { ["Queues__Outbox"] = outboxQueue };

    public Dictionary<string, string> Mail(string? configurationSet)
    {
        var variables = new Dictionary<string, string> { ["Mail__From"] = settings.Mail.From };
        if (configurationSet is not null)
        {
            variables["Mail__ConfigurationSet"] = configurationSet;
        }

        if (settings.Mail.Relay is { } relay)
        {
            variables["AWS_ENDPOINT_URL_SESV2"] = relay;
        }

        return variables;
    }
}
