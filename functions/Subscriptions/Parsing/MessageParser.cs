using System.Text.Json;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Subscriptions.Parsing;

/// <summary>Parses the queue's messages: notices of both AWS contracts, with or without SNS envelope, and work orders.</summary>
public static class MessageParser
{
    /// <summary>
    /// What AWS and tools between AWS and the queue write, although JSON does not allow it: a comma behind the last field, as in
    /// AWS's own sample of a notice.
    /// </summary>
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true };

    /// <summary>Subscriptions of topics to topics: an envelope may contain another one.</summary>
    private const int MaxEnvelopes = 3;

    /// <summary>Never throws; an invalid message is <see cref="ParsedMessage.Unreadable"/>.</summary>
    public static ParsedMessage Read(QueueMessage message)
    {
        try
        {
            using var json = Parse(message.Body);
            return Read(json.RootElement, message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // InvalidOperationException and ArgumentException: JSON with strings that are not valid Unicode.
            return new ParsedMessage.Unreadable("it is not JSON");
        }
    }

    private static ParsedMessage Read(JsonElement root, QueueMessage message)
    {
        if (root.Has(WorkOrderMessage.WorkProperty))
        {
            return ReadOrder(root);
        }

        return IsEnvelope(root)
            ? ReadEnvelope(root, MaxEnvelopes)
            : ReadNotice(root, message.Id, message.SentAt);
    }

    /// <summary>A byte-order mark at the beginning is no part of JSON, but some tools write it.</summary>
    private static JsonDocument Parse(string text) => JsonDocument.Parse(text.AsMemory().TrimStart('\uFEFF'), Tolerant);

    private static bool IsEnvelope(JsonElement root) => root.Has("Type") && root.Has("TopicArn");

    private static ParsedMessage ReadOrder(JsonElement root) => root.Text(WorkOrderMessage.WorkProperty) switch
    {
        WorkOrderMessage.Account when CloudAccountId.TryParse(root.Text(WorkOrderMessage.CloudAccountProperty), out var account) =>
            new ParsedMessage.WorkOrdered(
                account, root.TryGetProperty(WorkOrderMessage.ReminderProperty, out var reminder) && reminder.ValueKind is JsonValueKind.True),
        WorkOrderMessage.Payers when Ulid.TryParse(root.Text(WorkOrderMessage.PayerOrderProperty), out var order) =>
            new ParsedMessage.PayersOrdered(order),
        _ => new ParsedMessage.Unreadable("it is a work order of an unknown kind, or names no cloud account and no order"),
    };

    /// <summary>The innermost envelope has the id and time of the notice.</summary>
    private static ParsedMessage ReadEnvelope(JsonElement root, int maxEnvelopes)
    {
        if (root.Text("Type") is not "Notification")
        {
            return new ParsedMessage.Unreadable("it is an SNS message that is no notification: confirm the subscription by hand");
        }

        if (maxEnvelopes == 0)
        {
            return new ParsedMessage.Unreadable($"it has more than {MaxEnvelopes} SNS envelopes");
        }

        if (root.Id("MessageId") is not { } id || root.Time("Timestamp") is not { } time
            || (root.Text("Message") ?? root.Object("Message")?.GetRawText()) is not { } body)
        {
            return new ParsedMessage.Unreadable("its SNS envelope lacks MessageId, Timestamp or Message");
        }

        using var json = Parse(body);
        return IsEnvelope(json.RootElement) ? ReadEnvelope(json.RootElement, maxEnvelopes - 1) : ReadNotice(json.RootElement, id, time);
    }

    /// <param name="root">The notice, without an SNS envelope.</param>
    /// <param name="id">Id of the message or SNS envelope that contained it.</param>
    /// <param name="time">Time of the message or SNS envelope that contained it.</param>
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

/// <summary>A parsed message of the queue.</summary>
public abstract record ParsedMessage
{
    private ParsedMessage()
    {
    }

    /// <summary>A notice of AWS Marketplace.</summary>
    public sealed record NoticeReceived(Notice Notice) : ParsedMessage;

    /// <summary>A work order of this service for an account.</summary>
    /// <param name="IsReminder">Sent by the sweep in case an order was lost. Work that is not yet due has its own order.</param>
    public sealed record WorkOrdered(CloudAccountId Account, bool IsReminder) : ParsedMessage;

    /// <summary>A work order of this service for an order to change who pays for workspaces.</summary>
    public sealed record PayersOrdered(Ulid Order) : ParsedMessage;

    /// <summary>The message is invalid. An operator must look at it.</summary>
    /// <param name="Reason">For the log: what is missing or wrong; never the message's content.</param>
    public sealed record Unreadable(string Reason) : ParsedMessage;
}
