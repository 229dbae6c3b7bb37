using Amazon.SQS;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>The EventBridge rule that asks the Outbox function every hour for a sweep; moto fires no schedules.</summary>
internal sealed class HourlySweep(IAmazonSQS sqs, string queueUrl) : BackgroundLoop
{
    protected override async Task RunAsync(CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromHours(1), stop);
        await sqs.SendMessageAsync(queueUrl, SweepMessage.Body, stop);
    }
}
