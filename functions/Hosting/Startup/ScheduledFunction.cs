using Amazon.Lambda.RuntimeSupport;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Schedules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>A Lambda function that a schedule starts. What the event says does not matter.</summary>
public static class ScheduledFunction
{
    private static readonly byte[] NoAnswer = [.. "null"u8];

    /// <summary>Runs until Lambda ends the process.</summary>
    /// <param name="function">Which function this is.</param>
    /// <param name="compose">Adds the function's services, including its <see cref="IScheduledHandler"/>.</param>
    public static Task RunAsync(FunctionSettings function, Action<IServiceCollection, IConfiguration> compose) =>
        EventFunction.RunAsync<ScheduledRun>(function, compose, handler => LambdaBootstrapBuilder.Create(async (_, context) =>
        {
            await handler().RunAsync(context);
            return new MemoryStream(NoAnswer);
        }), FirstCall.FindAccount);
}
