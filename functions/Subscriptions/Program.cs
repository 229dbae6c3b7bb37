using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Settlement.Deployment;
using Guance.Serverless.Subscriptions.Intake;

await QueueFunction.RunAsync(FunctionSettings.Subscriptions, (services, configuration) => services
    .AddSettlement(configuration)
    .AddWorkOrders(configuration)
    .AddNotices());
