using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Outbox.Dispatching;
using Guance.Serverless.Outbox.Mails;

await QueueFunction.RunAsync(
    FunctionSettings.Outbox,
    (services, configuration) => services
        .AddSettlement(configuration)
        .AddExpenseCenter(configuration)
        .AddWorkOrders(configuration)
        .AddMails(configuration)
        .AddDispatching(configuration),
    FirstCall.ReadSweep);
