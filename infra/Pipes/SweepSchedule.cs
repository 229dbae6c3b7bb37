using Constructs;
using Guance.Serverless.Infra.Notices;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Pipes;

/// <summary>Asks the Outbox function every hour to look for items whose messages were lost.</summary>
internal static class SweepSchedule
{
    public static void Create(Construct scope, Names names, FeedingQueue outbox)
    {
        var rule = new EventRule
        {
            Name = names.Stack("outbox-sweep"),
            Schedule = "rate(1 hour)",
            Target = outbox.Queue.QueueArn,
            Input = SweepMessage.Body,
        }.Create(scope, "Sweep");
        outbox.Queue.AddToResourcePolicy(Arrivals.Send(outbox.Queue, "events.amazonaws.com", rule));
    }
}
