using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Resources;

/// <summary>The topics of AWS Marketplace, which on AWS belong to AWS: of each product of the older contract.</summary>
internal static class TopicCreation
{
    private const string Version = "2010-03-31";

    /// <returns>Topic name to ARN; every topic delivers to the queue.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> CreateAsync(
        AwsCall call, IEnumerable<string> productCodes, string queueArn, CancellationToken stop)
    {
        var topics = new Dictionary<string, string>();
        foreach (var code in productCodes)
        {
            foreach (var name in new[] { $"aws-mp-subscription-notification-{code}", $"aws-mp-entitlement-notification-{code}" })
            {
                topics[name] = await CreateAsync(call, name, queueArn, stop);
            }
        }

        return topics;
    }

    private static async Task<string> CreateAsync(AwsCall call, string name, string queueArn, CancellationToken stop)
    {
        var created = await call.QueryAsync("sns", Input(("Action", "CreateTopic"), ("Name", name)), stop);
        var arn = created.Descendants().First(element => element.Name.LocalName == "TopicArn").Value;
        var subscription = Input(("Action", "Subscribe"), ("TopicArn", arn), ("Protocol", "sqs"), ("Endpoint", queueArn));
        await call.QueryAsync("sns", subscription, stop);
        return arn;
    }

    private static Dictionary<string, string> Input(params (string Name, string Value)[] fields) =>
        fields.Append(("Version", Version)).ToDictionary(field => field.Item1, field => field.Item2);
}
