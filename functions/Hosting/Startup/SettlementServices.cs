using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Storage;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>The rules and the store, with the settings and clients that they need.</summary>
public static class SettlementServices
{
    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static IServiceCollection AddSettlement(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SettlementSettings.Read(configuration));
        services.AddSingleton(MeteringSettings.Read(configuration));
        services.AddSingleton(SettlementSettings.ReadStorage(configuration));
        services.AddSingleton(SiteSettings.Read(configuration));
        services.AddSingleton(ProductSettings.Read(configuration));
        return services.AddStore().AddUseCases();
    }

    private static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddSingleton<DecisionStore>()
        .AddSingleton<CloudAccountStore>()
        .AddSingleton<WorkspaceStore>()
        .AddSingleton<ClaimStore>()
        .AddSingleton<SelectionStore>()
        .AddSingleton<PayerOrderStore>()
        .AddSingleton<OutboxStore>()
        .AddSingleton<UsageStore>()
        .AddSingleton<MeterStore>()
        .AddSingleton<BillStore>()
        .AddSingleton<WebKeyStore>()
        .AddSingleton<RateLimitStore>();

    private static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<OptimisticLoop>()
        .AddSingleton<ReceiveNotice>()
        .AddSingleton<TearDownAccount>()
        .AddSingleton<EndMetering>()
        .AddSingleton<RecordUsage>()
        .AddSingleton<CloseUsageHours>()
        .AddSingleton<AnswerMetering>()
        .AddSingleton<RegisterArrival>()
        .AddSingleton<ChangePayer>()
        .AddSingleton<PayerOrders>()
        .AddSingleton<ChangeContact>()
        .AddSingleton<ConfirmRegistration>();
}
