using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Metering.Handling;

// One executable, two functions: Lambda's setting "handler" says which.
var handler = Environment.GetEnvironmentVariable("_HANDLER");
await (handler == FunctionSettings.UsageIntake.Name
    ? QueueFunction.RunAsync(FunctionSettings.UsageIntake, (services, configuration) => services
        .AddSettlement(configuration)
        .AddUsageIntake())
    : handler == FunctionSettings.Metering.Name
    ? ScheduledFunction.RunAsync(FunctionSettings.Metering, (services, configuration) => services
        .AddSettlement(configuration)
        .AddMetering(MarketplaceSettings.Read(configuration)))
    : throw new SettingException(
        $"The function's handler (environment variable _HANDLER) is \"{handler}\". It must be {FunctionSettings.UsageIntake.Name} or {FunctionSettings.Metering.Name}"));
