using Amazon.DynamoDBv2;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Starting;

/// <summary>The rules and the store, with the settings and clients that they need.</summary>
public static class SettlementServices
{
    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static IServiceCollection AddSettlement(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ConfiguredSettlement.Read(configuration));
        services.AddSingleton(ConfiguredSites.Read(configuration));
        services.AddSingleton(ConfiguredProducts.Read(configuration));
        return services.AddStore().AddRules();
    }

    private static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddSingleton<IAmazonDynamoDB>(_ => AwsClients.DynamoDB())
        .AddSingleton<SettlementStore>()
        .AddSingleton<CloudAccountStore>()
        .AddSingleton<WorkspaceStore>()
        .AddSingleton<ClaimStore>()
        .AddSingleton<OutboxStore>()
        .AddSingleton<WebKeyStore>()
        .AddSingleton<RateStore>();

    private static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<NoticeHandler>()
        .AddSingleton<AccountWork>()
        .AddSingleton<Arrival>()
        .AddSingleton<WorkspaceBinding>()
        .AddSingleton<SettlementChoice>()
        .AddSingleton<AccountLinking>();
}
