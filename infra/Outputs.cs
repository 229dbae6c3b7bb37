using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Monitoring;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Web;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra;

/// <summary>What the engineer who has just deployed needs next.</summary>
internal static class Outputs
{
    public static void Of(
        Stack stack, PublicApi api, ITable table, FeedingQueue notices, FeedingQueue outbox, MailIdentity? mail, AlarmTopic alarms,
        OperatorsDashboard dashboard)
    {
        Say("FulfillmentUrl", $"{api.PublicUrl}{PublicPaths.Landing}", "Enter it in the listing on AWS Marketplace");
        Say("SignInRedirectUrl", $"{api.PublicUrl}{PublicPaths.SignInCallback}", "Allow it at the Expense Center's OpenID Connect client");
        Say("TableName", table.TableName, "The one table");
        Say("NoticesQueueUrl", notices.Queue.QueueUrl, "AWS Marketplace's notices arrive here");
        Say("NoticesDeadLetterQueueUrl", notices.DeadLetters.QueueUrl, "Notices that could not be handled");
        Say("OutboxQueueUrl", outbox.Queue.QueueUrl, "Outbox items that are to be carried out, and requests for a sweep");
        Say("OutboxDeadLetterQueueUrl", outbox.DeadLetters.QueueUrl, "Effects that could not be carried out");
        Say("AlarmTopicArn", alarms.Topic.TopicArn, "Subscribe to it to hear of alarms");
        Say(
            "DashboardUrl",
            $"https://{stack.Region}.console.{(Place.IsInChina(stack.Region) ? "amazonaws.cn" : "aws.amazon.com")}/cloudwatch/home?region={stack.Region}#dashboards:name={dashboard.Name}",
            "What operators look at");
        if (api.DomainTarget is { } target)
        {
            Say("DomainTarget", target, "Lead the domain there with a CNAME");
        }

        foreach (var (index, record) in (mail?.DkimRecords ?? []).Index())
        {
            Say($"DkimRecord{index + 1}", record, "Add it to the mail domain's DNS");
        }

        void Say(string id, string value, string description) =>
            _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value, Description = description });
    }
}
