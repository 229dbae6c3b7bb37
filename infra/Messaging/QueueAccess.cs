using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;

namespace Guance.Serverless.Infra.Messaging;

/// <summary>Statements for the resource policies of queues.</summary>
internal static class QueueAccess
{
    /// <summary>Lets one AWS service send, and only on behalf of the given rules or topics.</summary>
    public static PolicyStatement AllowSendFrom(IQueue queue, string service, params string[] sourceArns) => new(new PolicyStatementProps
    {
        Principals = [new ServicePrincipal(service)],
        Actions = ["sqs:SendMessage"],
        Resources = [queue.QueueArn],
        Conditions = new Dictionary<string, object>
        {
            ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = sourceArns },
        },
    });
}
