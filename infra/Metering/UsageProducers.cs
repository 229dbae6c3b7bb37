using Amazon.CDK.AWS.IAM;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Metering;

/// <summary>Lets Guance's billing send to the usage queue from other accounts. In their own account they need the permission too.</summary>
internal static class UsageProducers
{
    public static void Allow(EventSourceQueue usage, IReadOnlyList<string> producers)
    {
        foreach (var producer in producers)
        {
            usage.Queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
            {
                Principals = [Principal(producer)],
                Actions = ["sqs:SendMessage"],
                Resources = [usage.Queue.QueueArn],
            }));
        }
    }

    /// <summary>A role is a condition on its account: as a principal it would have to exist already, and to be never made anew.</summary>
    private static IPrincipal Principal(string producer) =>
        SettingPatterns.Producer.Match(producer).Groups["owner"] is { Success: true } owner
            ? new AccountPrincipal(owner.Value).WithConditions(new Dictionary<string, object>
            {
                ["ArnEquals"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = producer },
            })
            : new AccountPrincipal(producer);
}
