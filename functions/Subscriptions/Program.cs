using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Subscriptions.Handling;

await QueueFunction.RunAsync(FunctionSettings.Subscriptions, (services, configuration) => services
    .AddSettlement(configuration)
    .AddWorkOrders(configuration)
    .AddNotices());
