using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra;

/// <summary>The stack's outputs: what an engineer needs right after a deployment.</summary>
internal static class StackOutputs
{
    public static void Add(
        Stack stack, PublicApi api, ITable table, EventSourceQueue notices, EventSourceQueue outbox, EventSourceQueue usage, MailSender? mail, AlarmTopic alarms,
        OperationsDashboard dashboard)
    {
        Output("FulfillmentUrl", $"{api.PublicUrl}{PublicPaths.Landing}", "Enter it in the listing on AWS Marketplace");
        Output("SignInRedirectUrl", $"{api.PublicUrl}{PublicPaths.SignInCallback}", "Allow it at the Expense Center's OpenID Connect client");
        Output("TableName", table.TableName, "The one table");
        Output("NoticesQueueUrl", notices.Queue.QueueUrl, "AWS Marketplace's notices arrive here");
        Output("NoticesDeadLetterQueueUrl", notices.DeadLetterQueue.QueueUrl, "Notices that could not be handled");
        Output("OutboxQueueUrl", outbox.Queue.QueueUrl, "Outbox items that are to be carried out, and requests for a sweep");
        Output("OutboxDeadLetterQueueUrl", outbox.DeadLetterQueue.QueueUrl, "Effects that could not be carried out");
        Output("UsageQueueUrl", usage.Queue.QueueUrl, "Guance's billing sends usage here");
        Output("UsageDeadLetterQueueUrl", usage.DeadLetterQueue.QueueUrl, "Usage that could not be taken");
        Output("AlarmTopicArn", alarms.Topic.TopicArn, "Subscribe to it to hear of alarms");
        Output(
            "DashboardUrl",
            $"https://{stack.Region}.console.{(DeploymentTarget.IsInChina(stack.Region) ? "amazonaws.cn" : "aws.amazon.com")}/cloudwatch/home?region={stack.Region}#dashboards:name={dashboard.Name}",
            "What operators look at");
        if (api.RequiredCname is { } target)
        {
            Output("DomainTarget", target, "Lead the domain there with a CNAME");
        }

        foreach (var (index, record) in (mail?.MissingDkimRecords ?? []).Index())
        {
            Output($"DkimRecord{index + 1}", record, "Add it to the mail domain's DNS");
        }

        void Output(string id, string value, string description) =>
            _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value, Description = description });
    }
}
