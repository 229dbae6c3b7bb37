using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

/// <summary>Messages as the queue delivers them.</summary>
internal static class Messages
{
    public const string SqsId = "059f36b4-87a3-44ab-83d2-661975830a7d";

    public static readonly DateTimeOffset SentAt = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    public static ParsedMessage Read(string body) => MessageParser.Read(new QueueMessage(SqsId, SentAt, body));

    public static Notice Hear(string body) => Assert.IsType<ParsedMessage.NoticeReceived>(Read(body)).Notice;

    public static Notice HearContract(string name) =>
        Hear(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contracts", name + ".json")));

    public static string Event(string type, string detail, string source = "aws.agreement-marketplace") => $$"""
        {"version":"0","id":"0b6f1a52-0000-4000-8000-000000000099","detail-type":"{{type}}","source":"{{source}}",
         "account":"111122223333","time":"2026-11-22T00:00:10Z","region":"us-east-1","resources":[],"detail":{{detail}}}
        """;

    public static string Envelope(string message, string type = "Notification") => new System.Text.Json.Nodes.JsonObject
    {
        ["Type"] = type,
        ["MessageId"] = "6f0a3f6e-5f0e-5d3a-9d5f-0d7c0f1d1a77",
        ["TopicArn"] = "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-5ozyy2nlzhexample",
        ["Message"] = message,
        ["Timestamp"] = "2026-11-21T08:00:00.001Z",
    }.ToJsonString();
}
