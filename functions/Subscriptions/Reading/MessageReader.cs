using System.Text.Json;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;

namespace Guance.Serverless.Subscriptions.Reading;

/// <summary>Tells the kinds of messages in the queue apart: two channels of AWS, in an SNS envelope or without, and our orders.</summary>
public static class MessageReader
{
    /// <summary>Reads any message whatever, without ever failing.</summary>
    public static MessageReading Read(QueueMessage message)
    {
        try
        {
            using var json = JsonDocument.Parse(message.Body);
            return Read(json.RootElement, message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: JSON whose strings are no valid Unicode.
            return new MessageReading.Unreadable("it is not JSON");
        }
    }

    private static MessageReading Read(JsonElement root, QueueMessage message)
    {
        if (root.Has("work"))
        {
            return ReadOrder(root);
        }

        return root.Has("Type") && root.Has("TopicArn")
            ? ReadEnvelope(root)
            : ReadNotice(root, message.Id, message.SentAt);
    }

    private static MessageReading ReadOrder(JsonElement root) =>
        root.Text("work") is "account" && CloudAccountId.TryParse(root.Text("cloudAccount"), out var account)
            ? new MessageReading.Ordered(account, root.TryGetProperty("reminder", out var reminder) && reminder.ValueKind is JsonValueKind.True)
            : new MessageReading.Unreadable("it is a work order of an unknown kind, or names no cloud account");

    private static MessageReading ReadEnvelope(JsonElement root)
    {
        if (root.Text("Type") is not "Notification")
        {
            return new MessageReading.Unreadable("it is an SNS message that is no notification: confirm the subscription by hand");
        }

        if (root.Id("MessageId") is not { } id || root.Time("Timestamp") is not { } time || root.Text("Message") is not { } body)
        {
            return new MessageReading.Unreadable("its SNS envelope lacks MessageId, Timestamp or Message");
        }

        using var json = JsonDocument.Parse(body);
        return ReadNotice(json.RootElement, id, time);
    }

    /// <param name="root">What AWS Marketplace wrote.</param>
    /// <param name="id">Id of what carried it.</param>
    /// <param name="time">Time of what carried it.</param>
    private static MessageReading ReadNotice(JsonElement root, string id, DateTimeOffset time)
    {
        if (root.Has("detail-type"))
        {
            return EventReader.Read(root);
        }

        return root.Has("action")
            ? ActionReader.Read(root, id, time)
            : new MessageReading.Unreadable("it is neither a notice of AWS Marketplace nor a work order");
    }
}
