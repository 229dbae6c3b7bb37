using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Guance.Serverless.Hosting.Queues;

/// <summary>What Lambda hands over, and what it wants back.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class SqsJson : JsonSerializerContext;
