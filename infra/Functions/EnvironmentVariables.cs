using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Marketplace;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Functions;

/// <summary>Environment variables of the functions, by group, with the names that functions/Hosting reads. The README's section "Settings" says which function needs which.</summary>
internal sealed class EnvironmentVariables(DeploymentSettings settings, ResourceNames names, string tableName)
{
    /// <summary>For every function: the table, and our listings on AWS Marketplace.</summary>
    public Dictionary<string, string> TableAndProducts()
    {
        var variables = new Dictionary<string, string> { ["Settlement__Table"] = tableName };
        foreach (var (index, product) in settings.Products.Index())
        {
            variables[$"Products__{index}__Code"] = product.Code;
            variables[$"Products__{index}__Title"] = product.Title;
            variables[$"Products__{index}__Identity"] = product.Identity;
            variables[$"Products__{index}__ListingUrl"] = product.ListingUrl;
            variables[$"Products__{index}__Offered"] = product.IsOffered ? "true" : "false";
            variables[$"Products__{index}__Partition"] = settings.Target.Partition;
        }

        if (settings.Products.Any(product => product.Dimensions.Count > 0))
        {
            variables["Metering__Dimensions"] = DimensionLayer.Path;
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
        if (settings.RestoredTable is { } restored)
        {
            variables["ExpenseCenter__RestoreCount"] = restored.RestoreCount;
        }

        return variables;
    }

    public Dictionary<string, string> SignIn() => new()
    {
        ["ExpenseCenter__Issuer"] = settings.ExpenseCenter.Issuer,
        ["ExpenseCenter__ClientId"] = settings.ExpenseCenter.ClientId,
        ["ExpenseCenter__ClientSecretParameter"] = settings.ExpenseCenter.ClientSecretParameter,
    };

    /// <summary>Addresses that pages and mails show to buyers.</summary>
    public Dictionary<string, string> PublicUrlAndSupport(string publicUrl) => new()
    {
        ["Registration__PublicUrl"] = publicUrl,
        ["Support__Email"] = settings.Support.Email,
        ["Support__Url"] = settings.Support.Url,
    };

    public Dictionary<string, string> Marketplace()
    {
        var variables = new Dictionary<string, string> { ["Marketplace__Region"] = settings.Target.MarketplaceRegion };
        if (settings.Seller is { } seller)
        {
            variables["Marketplace__SellerRole"] = SellerRole.Arn(settings, names);
            variables["Marketplace__ExternalId"] = seller.ExternalId;
        }

        return variables;
    }

    /// <summary>When hours of usage are closed and sent.</summary>
    public Dictionary<string, string> Metering() => WhereSet(new(FinalUsageTimes())
    {
        ["Metering__CloseAfter"] = settings.Usage.CloseAfter,
        ["Metering__MaxAge"] = settings.Usage.MaxAge,
        ["Metering__ZeroRecords"] = ZeroRecordsValue,
        ["Metering__DryRun"] = settings.Usage.DryRun ? "true" : null,
    });

    /// <summary>Whether an account that becomes active is noted, so that AWS gets zeros of it.</summary>
    public Dictionary<string, string> ZeroRecords() => WhereSet(new() { ["Metering__ZeroRecords"] = ZeroRecordsValue });

    /// <summary>When final usage is sent: an account is not deleted before the last time.</summary>
    public Dictionary<string, string> FinalUsage() => WhereSet(FinalUsageTimes());

    public Dictionary<string, string> ConfirmationDelay() => new() { ["Settlement__ConfirmationDelay"] = settings.ConfirmationDelay };

    public Dictionary<string, string> TeardownDelay() => new() { ["Settlement__TeardownDelay"] = settings.TeardownDelay };

    public Dictionary<string, string> AllowedAccounts() =>
        settings.AllowedAccounts.Index().ToDictionary(account => $"Settlement__AllowedAccounts__{account.Index}", account => account.Item);

    /// <summary>What owners of workspaces may choose.</summary>
    public Dictionary<string, string> Choices() => new()
    {
        ["Settlement__MonthlyLimit"] = settings.MonthlyLimit ? "true" : "false",
        ["Settlement__AnySettlementAcrossPartitions"] = settings.AnySettlementAcrossPartitions ? "true" : "false",
    };

    /// <param name="keyArn">The KMS key that encrypts the key ring with which the pages protect cookies and forms.</param>
    public static Dictionary<string, string> WebKeys(string keyArn) => new() { ["WebKeys__Key"] = keyArn };

    public static Dictionary<string, string> NoticesQueue(string url) => new() { ["Queues__Notices"] = url };

    public static Dictionary<string, string> OutboxQueue(string url) => new() { ["Queues__Outbox"] = url };

    public Dictionary<string, string> Mail(string? configurationSetName)
    {
        var variables = new Dictionary<string, string> { ["Mail__From"] = settings.Mail.From.ToString() };
        if (configurationSetName is not null)
        {
            variables["Mail__ConfigurationSet"] = configurationSetName;
        }

        if (settings.Mail.RelayUrl is { } relay)
        {
            variables["AWS_ENDPOINT_URL_SESV2"] = relay;
        }

        return variables;
    }

    private string? ZeroRecordsValue => settings.Usage.ZeroRecords ? "true" : null;

    private Dictionary<string, string?> FinalUsageTimes() => new()
    {
        ["Metering__FirstFlush"] = settings.Usage.FirstFlush,
        ["Metering__LastFlush"] = settings.Usage.LastFlush,
    };

    private static Dictionary<string, string> WhereSet(Dictionary<string, string?> variables) =>
        variables.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!);
}
