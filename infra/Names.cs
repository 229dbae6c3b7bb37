using Guance.Serverless.Settlement.Deployment;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Infra;

/// <summary>
/// Names of the resources. They are fixed, so that one region, or account, can name what is in another, and so that a stack that
/// is made anew says that its table still exists instead of opening an empty one.
/// </summary>
/// <param name="Deployment">Begins every name.</param>
/// <param name="Region">Tells deployments of several regions apart where AWS does not: roles and dashboards are an account's.</param>
internal sealed record Names(string Deployment, string Region)
{
    public string Table => $"{Deployment}-{SettlementTable.Name}";

    public string Stack(string name) => $"{Deployment}-{name}";

    public string Function(FunctionSettings function) => $"{Deployment}-{Low(function)}";

    /// <summary>Role of a function: another account may have to name it.</summary>
    public string Role(FunctionSettings function) => $"{Deployment}-{Region}-{Low(function)}";

    public string LogGroup(FunctionSettings function) => $"/aws/lambda/{Function(function)}";

    public string Queue(string name) => $"{Deployment}-{name}";

    /// <summary>The bus that takes AWS Marketplace's events from another region or account.</summary>
    public string MarketplaceBus => $"{Deployment}-marketplace";

    /// <summary>The role in the seller's account that may call ResolveCustomer.</summary>
    public string ResolveCustomerRole => $"{Deployment}-{Region}-resolve-customer";

    /// <summary>The vaults of backups, in the settlement's Region and in that of the copies.</summary>
    public string BackupVault => $"{Deployment}-{Region}-settlement";

    /// <summary>The archive of AWS Marketplace's events.</summary>
    public string EventArchive => $"{Deployment}-agreement-events";

    public string MailRule => Stack("mail-events");

    public string ConfigurationSet => $"{Deployment}-mail";

    public string Dashboard => $"{Deployment}-{Region}-settlement";

    private static string Low(FunctionSettings function) =>
#pragma warning disable CA1308 // AWS's names are lower case by habit; nothing is compared.
        function.Name.ToLowerInvariant();
#pragma warning restore CA1308
}
