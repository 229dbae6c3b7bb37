using System.Text.Json;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Subscriptions.Parsing;

/// <summary>Tells the kinds of messages in the queue apart: two channels of AWS, in an SNS envelope or without, and our orders.</summary>
public static class MessageParser
{
    /// <summary>Reads any message whatever, without ever failing.</summary>
    public static ParsedMessage Read(QueueMessage message)
    {
        try
        {
            using var json = JsonDocument.Parse(message.Body);
            return Read(json.RootElement, message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: JSON whose strings are no valid Unicode.
            return new ParsedMessage.Unreadable("it is not JSON");
        }
    }

    private static ParsedMessage Read(JsonElement root, QueueMessage message)
    {
        if (root.Has("work"))
        {
            return ReadOrder(root);
        }

        return root.Has("Type") && root.Has("TopicArn")
            ? ReadEnvelope(root)
            : ReadNotice(root, message.Id, message.SentAt);
    }

    private static ParsedMessage ReadOrder(JsonElement root) =>
        root.Text("work") is "account" && CloudAccountId.TryParse(root.Text("cloudAccount"), out var account)
            ? new ParsedMessage.WorkOrdered(account, root.TryGetProperty("reminder", out var reminder) && reminder.ValueKind is JsonValueKind.True)
            : new ParsedMessage.Unreadable("it is a work order of an unknown kind, or names no cloud account");

    private static ParsedMessage ReadEnvelope(JsonElement root)
    {
        if (root.Text("Type") is not "Notification")
        {
            return new ParsedMessage.Unreadable("it is an SNS message that is no notification: confirm the subscription by hand");
        }

        if (root.Id("MessageId") is not { } id || root.Time("Timestamp") is not { } time || root.Text("Message") is not { } body)
        {
            return new ParsedMessage.Unreadable("its SNS envelope lacks MessageId, Timestamp or Message");
        }

        using var json = JsonDocument.Parse(body);
        return ReadNotice(json.RootElement, id, time);
    }

    /// <param name="root">What AWS Marketplace wrote.</param>
    /// <param name="id">Id of what carried it.</param>
    /// <param name="time">Time of what carried it.</param>
    private static ParsedMessage ReadNotice(JsonElement root, string id, DateTimeOffset time)
    {
        if (root.Has("detail-type"))
        {
            return EventNoticeParser.Read(root);
        }

        return root.Has("action")
            ? ActionNoticeParser.Read(root, id, time)
            : new ParsedMessage.Unreadable("it is neither a notice of AWS Marketplace nor a work order");
    }
}

/// <summary>What a message of the queue turned out to be.</summary>
public abstract record ParsedMessage
{
    private ParsedMessage()
    {
    }

    /// <summary>AWS Marketplace speaks.</summary>
    public sealed record NoticeReceived(Notice Notice) : ParsedMessage;

    /// <summary>We ordered work on an account ourselves.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="IsReminder">The sweep asks, in case the order was lost: what is not yet due has an order of its own.</param>
    public sealed record WorkOrdered(CloudAccountId Account, bool IsReminder) : ParsedMessage;

    /// <summary>It cannot be understood. People must look at it.</summary>
    /// <param name="Reason">For the log: what is missing, never what the message says.</param>
    public sealed record Unreadable(string Reason) : ParsedMessage;
}
