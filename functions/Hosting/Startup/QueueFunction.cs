using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>A Lambda function that a queue feeds.</summary>
public static class QueueFunction
{
    /// <summary>Runs until Lambda ends the process.</summary>
    /// <param name="function">Which function this is.</param>
    /// <param name="compose">Adds the function's services, including its <see cref="IMessageHandler"/>.</param>
    /// <param name="firstCall">The first call to the table; null for <see cref="FirstCall.FindAccount"/>.</param>
    public static Task RunAsync(FunctionSettings function, Action<IServiceCollection, IConfiguration> compose, TableCall? firstCall = null) =>
        EventFunction.RunAsync<SqsBatchHandler>(function, compose, handler => LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(
            (batch, context) => handler().HandleAsync(batch, context),
            new SourceGeneratorLambdaJsonSerializer<SqsJson>()), firstCall ?? FirstCall.FindAccount);
}
