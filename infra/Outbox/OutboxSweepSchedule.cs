using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Messaging;

namespace Guance.Serverless.Infra.Outbox;

/// <summary>Asks the Outbox function once an hour to look for outbox items whose messages were lost.</summary>
internal static class OutboxSweepSchedule
{
    public static void Create(Construct scope, ResourceNames names, EventSourceQueue outbox)
    {
        var rule = new EventRule
        {
            Name = names.Stack("outbox-sweep"),
            Schedule = "rate(1 hour)",
            TargetArn = outbox.Queue.QueueArn,
            Input = SweepMessage.Body,
        }.Create(scope, "Sweep");
        outbox.Queue.AddToResourcePolicy(QueueAccess.AllowSendFrom(outbox.Queue, "events.amazonaws.com", rule));
    }
}
