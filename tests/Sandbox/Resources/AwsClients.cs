using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>The SDK's clients, pointed at the Sandbox's AWS.</summary>
public sealed class AwsClients(Uri endpoint) : IDisposable
{
    private static readonly BasicAWSCredentials Credentials = new(SandboxCredentials.AccessKeyId, SandboxCredentials.SecretAccessKey);

    public IAmazonDynamoDB DynamoDb { get; } =
        new AmazonDynamoDBClient(Credentials, At(new AmazonDynamoDBConfig(), endpoint));

    public IAmazonSQS Sqs { get; } = new AmazonSQSClient(Credentials, At(new AmazonSQSConfig(), endpoint));

    public IAmazonSimpleSystemsManagement Parameters { get; } =
        new AmazonSimpleSystemsManagementClient(Credentials, At(new AmazonSimpleSystemsManagementConfig(), endpoint));

    public void Dispose()
    {
        DynamoDb.Dispose();
        Sqs.Dispose();
        Parameters.Dispose();
    }

    private static T At<T>(T config, Uri endpoint)
        where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = SandboxCredentials.Region;
        return config;
    }
}
