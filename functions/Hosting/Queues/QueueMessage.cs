namespace Guance.Serverless.Hosting.Queues;

/// <summary>A message from SQS.</summary>
/// <param name="Id">SQS's own id: the same at every delivery.</param>
/// <param name="SentAt">When it was put into the queue.</param>
/// <param name="Body">What the sender wrote; may be anything.</param>
public sealed record QueueMessage(string Id, DateTimeOffset SentAt, string Body);
