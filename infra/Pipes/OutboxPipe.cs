using System.Text.Json;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Guance.Serverless.Infra.Queues;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Infra.Pipes;

/// <summary>From the table's stream to the outbox queue: the id of every outbox item that a transaction has put.</summary>
internal sealed class OutboxPipe : Construct
{
    /// <summary>A stream keeps records for 24 hours: what could not be told until shortly before that is kept aside.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(23);

    public OutboxPipe(Construct scope, Names names, Protection protection, ITable table, IQueue outbox)
        : base(scope, "OutboxPipe")
    {
        DeadLetters = DeadLetterProps.Create(
            this, "DeadLetters", names.Queue("outbox-pipe-dlq"), protection, "the pipe's, which the rule does not look at");
        var logs = LogGroups.Create(this, "Logs", $"/aws/vendedlogs/pipes/{names.Queue("outbox")}", protection);
        var pipe = new CfnPipe(this, "Pipe", new CfnPipeProps
        {
            Description = "Tells the Outbox function which outbox items have been put",
            RoleArn = RoleFor(table, outbox).RoleArn,
            Source = table.TableStreamArn!,
            SourceParameters = new CfnPipe.PipeSourceParametersProperty
            {
                DynamoDbStreamParameters = Stream(DeadLetters),
                FilterCriteria = new CfnPipe.FilterCriteriaProperty { Filters = (object[])[new CfnPipe.FilterProperty { Pattern = Inserts }] },
            },
            Target = outbox.QueueArn,
            TargetParameters = new CfnPipe.PipeTargetParametersProperty { InputTemplate = Message },
            LogConfiguration = new CfnPipe.PipeLogConfigurationProperty
            {
                Level = "ERROR",
                CloudwatchLogsLogDestination = new CfnPipe.CloudwatchLogsLogDestinationProperty { LogGroupArn = logs.LogGroupArn },
            },
        });
        Name = pipe.Ref;
    }

    /// <summary>
    /// CloudFormation's, and another one each time: a pipe cannot change its stream, so another stream means another pipe, which is
    /// made before the old one goes. Source: CloudFormation Template Reference, "AWS::Pipes::Pipe", Source.
    /// </summary>
    public string Name { get; }

    /// <summary>Keeps which part of the stream could not be told.</summary>
    public Queue DeadLetters { get; }

    private static string Inserts => JsonSerializer.Serialize(new
    {
        eventName = (List<string>)["INSERT"],
        dynamodb = new
        {
            Keys = new Dictionary<string, object>
            {
                [SettlementTable.PartitionKey] = new { S = new[] { new { prefix = SettlementTable.OutboxPrefix } } },
            },
        },
    });

    private static string Message => $$"""{"outbox":"<$.dynamodb.Keys.{{SettlementTable.SortKey}}.S>"}""";

    private static CfnPipe.PipeSourceDynamoDBStreamParametersProperty Stream(Queue deadLetters) => new()
    {
        StartingPosition = "TRIM_HORIZON",
        BatchSize = 10,
        MaximumRecordAgeInSeconds = Patience.TotalSeconds,
        OnPartialBatchItemFailure = "AUTOMATIC_BISECT",
        DeadLetterConfig = new CfnPipe.DeadLetterConfigProperty { Arn = deadLetters.QueueArn },
    };

    private Role RoleFor(ITable table, IQueue outbox) => new(this, "Role", new RoleProps
    {
        AssumedBy = new ServicePrincipal("pipes.amazonaws.com", new ServicePrincipalOpts
        {
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account },
                ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = AnyPipe },
            },
        }),
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            ["outbox"] = new(new PolicyDocumentProps
            {
                Statements =
                [
                    Allow(
                        table.TableStreamArn!,
                        "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
                    Allow(outbox.QueueArn, "sqs:SendMessage"),
                    Allow(DeadLetters.QueueArn, "sqs:SendMessage"),
                ],
            }),
        },
    });

    /// <summary>Of this account and Region: the pipe's own ARN is not known before the role is there.</summary>
    private string AnyPipe =>
        Stack.Of(this).FormatArn(new ArnComponents { Service = "pipes", Resource = "pipe", ResourceName = "*" });

    private static PolicyStatement Allow(string resource, params string[] actions) =>
        new(new PolicyStatementProps { Actions = actions, Resources = [resource] });
}
