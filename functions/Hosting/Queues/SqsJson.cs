using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Guance.Serverless.Hosting.Queues;

/// <summary>Lambda's input and output for a batch.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class SqsJson : JsonSerializerContext;
