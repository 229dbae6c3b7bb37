namespace Guance.Serverless.Aws.Tests.Sdk;

/// <summary>What the service is to answer once.</summary>
internal sealed record ServiceAnswer(int Status, string Body)
{
    public Dictionary<string, string> Headers { get; init; } = new() { ["x-amzn-RequestId"] = "request-1" };

    /// <summary>An error in the body, as in AWS JSON.</summary>
    public static ServiceAnswer Error(int status, string type) => new(status, $$"""{"__type":"{{type}}","message":"as told"}""");

    /// <summary>An error in a header, as in REST JSON.</summary>
    public static ServiceAnswer HeaderError(int status, string type) => new(status, """{"message":"as told"}""")
    {
        Headers = new() { ["x-amzn-ErrorType"] = type, ["x-amzn-RequestId"] = "request-1" },
    };
}
