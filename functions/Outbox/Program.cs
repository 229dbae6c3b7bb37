using Guance.Serverless.Hosting.Starting;
using Guance.Serverless.Outbox.Carrying;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.Deployment;

await QueueFunction.RunAsync(FunctionSettings.Outbox, (services, configuration) => services
    .AddSettlement(configuration)
    .AddExpenseCenter(configuration)
    .AddWorkOrders(configuration)
    .AddMails(configuration)
    .AddCarrying(configuration));
