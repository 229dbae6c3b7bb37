using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Metering;

/// <summary>Starts the Metering function every few minutes. A start that fails is not worth more than the next one.</summary>
internal sealed class MeteringSchedule : Construct
{
    private const int MinutesOfRetries = 2, Retries = 2;

    public MeteringSchedule(Construct scope, ResourceNames names, RetentionSettings retention, FunctionSettings function, Alias liveAlias)
        : base(scope, "MeteringSchedule")
    {
        DeadLetterQueue = DeadLetterQueues.Create(
            this, "DeadLetters", names.Queue("metering-schedule-dlq"), retention, "that of EventBridge Scheduler's schedule, which this rule does not look at");
        _ = new CfnSchedule(this, "Schedule", new CfnScheduleProps
        {
            Name = names.Stack("metering"),
            Description = "Starts the function that closes hours of usage and sends them to AWS Marketplace Metering",
            ScheduleExpression = $"rate({function.Schedule!.Value.TotalMinutes} minutes)",
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = liveAlias.FunctionArn,
                RoleArn = CreateRole(names, liveAlias).RoleArn,
                Input = "{}",
                RetryPolicy = new CfnSchedule.RetryPolicyProperty
                {
                    MaximumEventAgeInSeconds = MinutesOfRetries * 60,
                    MaximumRetryAttempts = Retries,
                },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = DeadLetterQueue.QueueArn },
            },
        });

        // The schedule's calls are asynchronous: Lambda itself would try a failed run again, beside the next one.
        liveAlias.ConfigureAsyncInvoke(new EventInvokeConfigOptions { MaxEventAge = Duration.Minutes(MinutesOfRetries), RetryAttempts = 0 });
    }

    /// <summary>Keeps starts that Lambda did not take.</summary>
    public Queue DeadLetterQueue { get; }

    private Role CreateRole(ResourceNames names, Alias liveAlias) => new(this, "Role", new RoleProps
    {
        RoleName = $"{names.Deployment}-{names.Region}-metering-schedule",
        Description = "EventBridge Scheduler starts the Metering function",
        AssumedBy = new ServicePrincipal("scheduler.amazonaws.com").WithConditions(new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
        }),
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            ["start"] = new(new PolicyDocumentProps
            {
                Statements =
                [
                    new(new PolicyStatementProps { Actions = ["lambda:InvokeFunction"], Resources = [liveAlias.FunctionArn] }),
                    new(new PolicyStatementProps { Actions = ["sqs:SendMessage"], Resources = [DeadLetterQueue.QueueArn] }),
                ],
            }),
        },
    });
}
