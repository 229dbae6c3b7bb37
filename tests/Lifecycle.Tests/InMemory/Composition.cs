using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.Contracts;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Lifecycle.Tests.InMemory.Calls;
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
    Outside.FarSides farSides, CallGate gate, IConfiguration configuration, LogOutput log, TimeProvider time, int retries)
{
    private static readonly BasicAWSCredentials Credentials = new("in-memory", "in-memory");

    /// <summary>Without pages: what they call is here.</summary>
    public FunctionProcess Registration() => Start(FunctionSettings.Registration, services =>
    {
        services.AddSettlement(configuration).AddExpenseCenter(configuration);
        services.AddLanding(MarketplaceSettings.Read(configuration));
        services.AddCookieProtection(WebKeySettings.Read(configuration));
    });

    public FunctionProcess Subscriptions() => Start(FunctionSettings.Subscriptions, services => services
        .AddSingleton<SqsBatch>()
        .AddSettlement(configuration)
        .AddWorkOrders(configuration)
        .AddNotices());

    public FunctionProcess Outbox() => Start(FunctionSettings.Outbox, services => services
        .AddSingleton<SqsBatch>()
        .AddSettlement(configuration)
        .AddExpenseCenter(configuration)
        .AddWorkOrders(configuration)
        .AddMails(configuration)
        .AddDispatching(configuration));

    private FunctionProcess Start(FunctionSettings function, Action<IServiceCollection> compose) => new(function.Name, process =>
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton(log);
        services.AddFunction(function, configuration);
        compose(services);
        Rewire(services, process);
        return services.BuildServiceProvider();
    });

    /// <summary>The last registration of a service counts.</summary>
    private void Rewire(IServiceCollection services, FunctionProcess process) => services
        .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(
            Credentials, Config(new AmazonDynamoDBConfig(), process, farSides.Table)))
        .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(
            Credentials, Config(new AmazonSQSConfig(), process, farSides.Sqs)))
        .AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
            Credentials, Config(new AmazonSimpleSystemsManagementConfig(), process, farSides.Parameters)))
        .AddSingleton<IAmazonSimpleEmailServiceV2>(_ => new AmazonSimpleEmailServiceV2Client(
            Credentials, Config(new AmazonSimpleEmailServiceV2Config(), process, farSides.Mailbox)))
        .AddSingleton<IAmazonKeyManagementService>(_ => new AmazonKeyManagementServiceClient(
            Credentials, Config(new AmazonKeyManagementServiceConfig(), process, farSides.Kms)))
        .AddSingleton<IAmazonAWSMarketplaceMetering>(_ => new AmazonAWSMarketplaceMeteringClient(
            Credentials, Config(new AmazonAWSMarketplaceMeteringConfig(), process, farSides.Marketplace)))
        .AddSingleton<IExpenseCenter>(provider => ExpenseCenter(process, provider.GetRequiredService<ParameterStore>()));

    private ExpenseCenterClient ExpenseCenter(FunctionProcess process, ParameterStore secrets)
    {
        var settings = ExpenseCenterSettings.Read(configuration);
        var http = new Wire(gate, process, farSides.ExpenseCenter).Client;
        http.BaseAddress = settings.Api;
        return new ExpenseCenterClient(http, stop => secrets.GetAsync(settings.ApiSecretParameter, stop), time, settings.Generation);
    }

    private T Config<T>(T config, FunctionProcess process, FarSide farSide)
        where T : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.HttpClientFactory = new Wire(gate, process, farSide);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        return config;
    }
}
