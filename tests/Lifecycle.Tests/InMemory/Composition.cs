using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Schedules;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Metering.Handling;
using Guance.Serverless.Outbox.Dispatching;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Subscriptions.Handling;
using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.InMemory;

/// <summary>Puts the functions together by their own registrations; only where calls leave the process there is a wire instead.</summary>
internal sealed class Composition(
    FakeServices fakes, CallGate gate, IConfiguration configuration, LogOutput log, TimeProvider time, int retries)
{
    /// <summary>Without pages: what they call is here.</summary>
    public FunctionProcess Registration() => Start(FunctionSettings.Registration, services =>
    {
        services.AddSettlement(configuration).AddExpenseCenter(configuration);
        services.AddLanding(MarketplaceSettings.Read(configuration));
        services.AddCookieProtection(WebKeySettings.Read(configuration));
    });

    public FunctionProcess Subscriptions() => Start(FunctionSettings.Subscriptions, services => services
        .AddSingleton<SqsBatchHandler>()
        .AddSettlement(configuration)
        .AddWorkOrders(configuration)
        .AddNotices());

    public FunctionProcess Outbox() => Start(FunctionSettings.Outbox, services => services
        .AddSingleton<SqsBatchHandler>()
        .AddSettlement(configuration)
        .AddExpenseCenter(configuration)
        .AddWorkOrders(configuration)
        .AddMails(configuration)
        .AddDispatching(configuration));

    public FunctionProcess UsageIntake() => Start(FunctionSettings.UsageIntake, services => services
        .AddSingleton<SqsBatchHandler>()
        .AddSettlement(configuration)
        .AddUsageIntake());

    public FunctionProcess Metering() => Start(FunctionSettings.Metering, services => services
        .AddSingleton<ScheduledRun>()
        .AddSettlement(configuration)
        .AddMetering(MarketplaceSettings.Read(configuration)));

    private FunctionProcess Start(FunctionSettings function, Action<IServiceCollection> compose) => new(function.Name, process =>
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton(log);
        services.AddFunction(function, configuration);
        services.AddSingleton(configuration);
        compose(services);
        fakes.Connect(services, gate, process, retries);
        return services.BuildServiceProvider();
    });
}
