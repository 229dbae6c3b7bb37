using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.Contracts;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Moto;
using Guance.Serverless.Sandbox.Tests.Moto;

namespace Guance.Serverless.Sandbox.Tests.Calls;

/// <summary>What a function's SDK clients ask of the gateway is noted as IAM would have to allow it, whatever the answer.</summary>
public sealed class CallLogTests(AwsFixture aws) : IClassFixture<AwsFixture>, IDisposable
{
    private const string Table = "Settlement";
    private static readonly Caller Function = Caller.Of(FunctionSettings.Outbox);
    private static readonly BasicAWSCredentials Credentials = new(Function.AccessKeyId, Function.SecretAccessKey);
    private readonly AmazonDynamoDBClient dynamo = new(Credentials, At(new AmazonDynamoDBConfig(), aws));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_on_one_item_are_noted_with_the_beginning_of_its_key()
    {
        await dynamo.GetItemAsync(Table, Key("ONE#1"), Stop);
        await dynamo.GetItemAsync(Table, Key("ONE#2"), Stop);
        await dynamo.PutItemAsync(Table, Key("TWO#1#more"), Stop);
        await dynamo.DeleteItemAsync(Table, Key("WHOLE"), Stop);
        await dynamo.UpdateItemAsync(Table, Key("FOUR#1"), [], Stop);

        Noted(
            "dynamodb:GetItem table ONE#", "dynamodb:PutItem table TWO#", "dynamodb:DeleteItem table WHOLE",
            "dynamodb:UpdateItem table FOUR#");
        Assert.Single(aws.Calls.Lines, line => line.EndsWith(" dynamodb:GetItem table ONE#", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_operation_of_a_transaction_is_noted_by_itself()
    {
        await AnywayAsync(dynamo.TransactWriteItemsAsync(
            new()
            {
                TransactItems =
                [
                    new() { Put = new() { TableName = Table, Item = Key("PUT#1") } },
                    new() { Delete = new() { TableName = Table, Key = Key("DELETE#1") } },
                    new() { Update = new() { TableName = Table, Key = Key("UPDATE#1"), UpdateExpression = "REMOVE gone" } },
                    new() { ConditionCheck = new() { TableName = Table, Key = Key("CHECK#1"), ConditionExpression = "attribute_exists(PK)" } },
                ],
            },
            Stop));
        await AnywayAsync(dynamo.TransactGetItemsAsync(
            new() { TransactItems = [new() { Get = new() { TableName = Table, Key = Key("GET#1") } }] }, Stop));

        Noted(
            "dynamodb:PutItem table PUT#", "dynamodb:DeleteItem table DELETE#", "dynamodb:UpdateItem table UPDATE#",
            "dynamodb:ConditionCheckItem table CHECK#", "dynamodb:GetItem table GET#");
    }

    [Fact]
    public async Task A_batch_is_noted_once_for_each_beginning_of_its_keys()
    {
        await dynamo.BatchGetItemAsync(new Dictionary<string, KeysAndAttributes> { [Table] = new() { Keys = [Key("LEFT#1"), Key("RIGHT#1")] } }, Stop);

        Noted("dynamodb:BatchGetItem table LEFT#", "dynamodb:BatchGetItem table RIGHT#");
    }

    [Fact]
    public async Task A_query_is_noted_with_its_index_and_the_partition_that_it_asks_for()
    {
        await dynamo.QueryAsync(Query("SK = :two AND PK = :one"), Stop);
        var byOwner = Query("GSI1PK = :one");
        byOwner.IndexName = "GSI1";
        byOwner.ExpressionAttributeValues.Remove(":two");
        await dynamo.QueryAsync(byOwner, Stop);

        Noted("dynamodb:Query table MANY#", "dynamodb:Query index/GSI1 MANY#");
    }

    [Fact]
    public async Task Calls_without_a_key_or_to_another_table_are_noted_as_such()
    {
        await dynamo.ScanAsync(new() { TableName = Table }, Stop);
        await AnywayAsync(dynamo.GetItemAsync("Other", Key("ONE#1"), Stop));

        Noted("dynamodb:Scan table ?", "dynamodb:GetItem table/Other ONE#");
    }

    [Fact]
    public async Task Queues_and_parameters_are_noted_by_name()
    {
        using var sqs = new AmazonSQSClient(Credentials, At(new AmazonSQSConfig(), aws));
        await sqs.SendMessageAsync(aws.Resources.Notices.Url, "{}", Stop);
        using var parameters = new AmazonSimpleSystemsManagementClient(Credentials, At(new AmazonSimpleSystemsManagementConfig(), aws));
        await AnywayAsync(parameters.GetParameterAsync(new() { Name = "/no/such" }, Stop));

        Noted("sqs:SendMessage notices", "ssm:GetParameter /no/such");
    }

    [Fact]
    public async Task Calls_of_the_Sandbox_itself_are_not_noted()
    {
        await aws.Clients.DynamoDb.GetItemAsync(Table, Key("SANDBOX#1"), Stop);

        Assert.DoesNotContain(aws.Calls.Lines, line => line.Contains("SANDBOX#", StringComparison.Ordinal));
    }

    public void Dispose() => dynamo.Dispose();

    private void Noted(params string[] calls) => Assert.All(calls, call => Assert.Contains($"Outbox {call}", aws.Calls.Lines));

    private static async Task AnywayAsync(Task call) => Assert.True(await Record.ExceptionAsync(() => call) is null or AmazonServiceException);

    private static Dictionary<string, AttributeValue> Key(string partition) => new() { ["PK"] = new(partition), ["SK"] = new("ROW") };

    private static QueryRequest Query(string condition) => new()
    {
        TableName = Table,
        KeyConditionExpression = condition,
        ExpressionAttributeValues = new() { [":one"] = new("MANY#1"), [":two"] = new("OTHER#1") },
    };

    private static T At<T>(T config, AwsFixture aws)
        where T : ClientConfig
    {
        config.ServiceURL = aws.Gateway.Address.ToString();
        config.AuthenticationRegion = SandboxCredentials.Region;
        return config;
    }
}
