using System.Globalization;
using Amazon.Lambda.SQSEvents;
using Guance.Serverless.Contracts;

namespace Guance.Serverless.Fakes.Queues;

/// <summary>An SQS queue with its dead-letter queue: delays, visibility, redrive after the last delivery.</summary>
internal sealed class InMemoryQueue(QueueSettings settings, TimeProvider time)
{
    private readonly Lock turn = new();
    private readonly SortedDictionary<long, QueuedMessage> messages = [];
    private readonly List<QueuedMessage> deadLetters = [];
    private long sent;

    public string Name => settings.Name;

    /// <summary>What waits, is held back or is being worked on.</summary>
    public IReadOnlyList<QueuedMessage> Messages
    {
        get
        {
            lock (turn)
            {
                return [.. messages.Values];
            }
        }
    }

    /// <summary>What was delivered too often.</summary>
    public IReadOnlyList<QueuedMessage> DeadLetters
    {
        get
        {
            lock (turn)
            {
                return [.. deadLetters];
            }
        }
    }

    /// <summary>When the next message can be delivered; null when the queue is empty.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            lock (turn)
            {
                return messages.Count == 0 ? null : messages.Values.Min(message => message.VisibleAt);
            }
        }
    }

    /// <returns>The message's id.</returns>
    public string Send(string body, TimeSpan delay = default, string? trace = null)
    {
        lock (turn)
        {
            var (number, now) = (++sent, time.GetUtcNow());
            messages[number] = new QueuedMessage(Id(number), body, now) { VisibleAt = now + delay, Trace = trace };
            return Id(number);
        }
    }

    /// <summary>Delivers what is due; for the visibility timeout nobody else gets it.</summary>
    public IReadOnlyList<SQSEvent.SQSMessage> Receive(int most)
    {
        lock (turn)
        {
            var now = time.GetUtcNow();
            var due = messages.Where(message => message.Value.VisibleAt <= now).Take(most).ToList();
            foreach (var (number, message) in due.Where(one => one.Value.Receives >= QueueSettings.MaxReceiveCount))
            {
                messages.Remove(number);
                deadLetters.Add(message);
            }

            return [.. due.Where(one => messages.ContainsKey(one.Key)).Select(one => Deliver(one.Key, one.Value, now))];
        }
    }

    public void Delete(string id)
    {
        lock (turn)
        {
            messages.Remove(Number(id));
        }
    }

    public void ChangeVisibility(string id, TimeSpan timeout)
    {
        lock (turn)
        {
            if (messages.TryGetValue(Number(id), out var message))
            {
                messages[Number(id)] = message with { VisibleAt = time.GetUtcNow() + timeout };
            }
        }
    }

    /// <summary>An operator empties the queue.</summary>
    public void Purge()
    {
        lock (turn)
        {
            messages.Clear();
        }
    }

    /// <summary>An operator moves the dead letters back.</summary>
    public void Redrive()
    {
        foreach (var letter in DeadLetters)
        {
            Send(letter.Body, trace: letter.Trace);
        }

        lock (turn)
        {
            deadLetters.Clear();
        }
    }

    private SQSEvent.SQSMessage Deliver(long number, QueuedMessage message, DateTimeOffset now)
    {
        messages[number] = message with { VisibleAt = now + settings.VisibilityTimeout, Receives = message.Receives + 1 };
        var attributes = new Dictionary<string, string>
        {
            ["SentTimestamp"] = message.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["ApproximateReceiveCount"] = (message.Receives + 1).ToString(CultureInfo.InvariantCulture),
        };
        if (message.Trace is { } trace)
        {
            attributes["AWSTraceHeader"] = trace;
        }

        return new SQSEvent.SQSMessage
        {
            MessageId = message.Id,
            ReceiptHandle = message.Id,
            Body = message.Body,
            EventSource = "aws:sqs",
            EventSourceArn = $"arn:aws:sqs:us-east-1:123456789012:{Name}",
            AwsRegion = "us-east-1",
            Attributes = attributes,
        };
    }

    private string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}");

    private static long Number(string id) => long.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
