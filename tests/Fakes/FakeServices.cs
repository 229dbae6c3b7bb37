using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Queues;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Fakes;

/// <summary>All services that the functions call.</summary>
internal sealed record FakeServices(
    InMemoryTable Table, InMemorySqs Sqs, InMemoryParameterStore Parameters, InMemorySes Ses, InMemoryMetering Metering,
    InMemoryExpenseCenter ExpenseCenter, InMemoryKms Kms)
{
    private static readonly BasicAWSCredentials Credentials = new("in-memory", "in-memory");

    /// <param name="options">The name of the table, which is empty, and the dimensions of the products.</param>
    /// <param name="time">The table's clock.</param>
    /// <param name="queues">What SQS has.</param>
    /// <param name="previous">Services whose SES, Metering, Expense Center and KMS are reused; null: all are new.</param>
    public static FakeServices Create(
        TestSystemOptions options, TimeProvider time, IReadOnlyList<InMemoryQueue> queues, FakeServices? previous = null) => new(
        new InMemoryTable(options.Table, time), new InMemorySqs(queues), new InMemoryParameterStore(), previous?.Ses ?? new InMemorySes(time),
        previous?.Metering ?? new InMemoryMetering(time, new(time, SubscriptionSample.ProductsOf(options))),
        previous?.ExpenseCenter ?? new InMemoryExpenseCenter(), previous?.Kms ?? new InMemoryKms());

    /// <summary>
    /// Replaces the clients of a function: their calls come here instead of leaving the process. The last registration of a service counts.
    /// </summary>
    /// <param name="services">With all that the function has registered.</param>
    /// <param name="gate">Where the calls pass.</param>
    /// <param name="process">Who calls.</param>
    /// <param name="retries">Retries by the AWS SDK.</param>
    public void Connect(IServiceCollection services, CallGate gate, FunctionProcess process, int retries)
    {
        services
            .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(Credentials, Config(new AmazonDynamoDBConfig(), Table)))
            .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(Credentials, Config(new AmazonSQSConfig(), Sqs)))
            .AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
                Credentials, Config(new AmazonSimpleSystemsManagementConfig(), Parameters)))
            .AddSingleton<IAmazonSimpleEmailServiceV2>(_ => new AmazonSimpleEmailServiceV2Client(
                Credentials, Config(new AmazonSimpleEmailServiceV2Config(), Ses)))
            .AddSingleton<IAmazonKeyManagementService>(_ => new AmazonKeyManagementServiceClient(
                Credentials, Config(new AmazonKeyManagementServiceConfig(), Kms)))
            .AddSingleton<IAmazonAWSMarketplaceMetering>(_ => new AmazonAWSMarketplaceMeteringClient(
                Credentials, Config(new AmazonAWSMarketplaceMeteringConfig(), Metering)))
            .AddSingleton<IExpenseCenter>(provider =>
            {
                var settings = ExpenseCenterSettings.Read(provider.GetRequiredService<IConfiguration>());
                var secrets = provider.GetRequiredService<ParameterStore>();
                var http = new Wire(gate, process, ExpenseCenter).Client;
                http.BaseAddress = settings.Api;
                return new ExpenseCenterClient(
                    http, stop => secrets.GetAsync(settings.ApiSecretParameter, stop), provider.GetRequiredService<TimeProvider>(), settings.RestoreCount);
            });

        T Config<T>(T config, FakeService service)
            where T : ClientConfig
        {
            config.RegionEndpoint = RegionEndpoint.USEast1;
            config.HttpClientFactory = new Wire(gate, process, service);
            config.RetryMode = RequestRetryMode.Standard;
            config.MaxErrorRetry = retries;
            return config;
        }
    }
}
