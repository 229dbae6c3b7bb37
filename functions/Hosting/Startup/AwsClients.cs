using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace Guance.Serverless.Hosting.Startup;

/// <summary>
/// AWS clients that time out before Lambda does. Region, credentials and endpoints come from the environment, but the SDK's
/// default timeout, 100 seconds a try and up to ten retries, is longer than any invocation.
/// </summary>
public static class AwsClients
{
    private const int Retries = 4;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static IAmazonDynamoDB DynamoDB() => new AmazonDynamoDBClient(Limit(new AmazonDynamoDBConfig()));

    public static IAmazonSQS Sqs() => new AmazonSQSClient(Limit(new AmazonSQSConfig()));

    public static IAmazonSimpleSystemsManagement Ssm() =>
        new AmazonSimpleSystemsManagementClient(Limit(new AmazonSimpleSystemsManagementConfig()));

    /// <summary>For the clients that only one function needs.</summary>
    public static T Limit<T>(T config)
        where T : ClientConfig => Limit(config, Timeout, Retries);

    /// <summary>For clients that a buyer waits for.</summary>
    /// <param name="config">Changed, and returned.</param>
    /// <param name="timeout">Longest that one try may take.</param>
    /// <param name="retries">Tries after the first.</param>
    public static T Limit<T>(T config, TimeSpan timeout, int retries)
        where T : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        config.Timeout = timeout;
        return config;
    }
}
