namespace Amazon.Lambda.SQSEvents;

/// <summary>A batch of messages from one queue, as the event source mapping delivers it.</summary>
public class SQSEvent
{
    public List<SQSMessage> Records { get; set; } = [];

    public class SQSMessage
    {
        /// <summary>Names the message in <see cref="SQSBatchResponse.BatchItemFailure.ItemIdentifier"/>.</summary>
        public string MessageId { get; set; } = "";

        /// <summary>Good for deleting or hiding the message until its visibility timeout.</summary>
        public string ReceiptHandle { get; set; } = "";

        public string Body { get; set; } = "";

        public string? Md5OfBody { get; set; }

        public string? Md5OfMessageAttributes { get; set; }

        /// <summary>The queue's ARN.</summary>
        public string? EventSourceArn { get; set; }

        /// <summary>Always <c>aws:sqs</c>.</summary>
        public string? EventSource { get; set; }

        public string? AwsRegion { get; set; }

        /// <summary>
        /// SQS's own: <c>SentTimestamp</c> and <c>ApproximateFirstReceiveTimestamp</c> in milliseconds since 1970,
        /// <c>ApproximateReceiveCount</c>, <c>SenderId</c>.
        /// </summary>
        public Dictionary<string, string> Attributes { get; set; } = [];
    }
}
