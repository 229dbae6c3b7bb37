using System.Text.Json;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2.Internal;

/// <summary>A mail as JSON; what is null is left out.</summary>
internal static class SendEmailJson
{
    public static void Write(Utf8JsonWriter json, SendEmailRequest mail)
    {
        json.WriteStartObject();
        WriteText(json, "ConfigurationSetName", mail.ConfigurationSetName);
        if (mail.Content is { } content)
        {
            json.WriteStartObject("Content");
            if (content.Simple is { } message)
            {
                WriteMessage(json, message);
            }

            json.WriteEndObject();
        }

        if (mail.Destination is { } destination)
        {
            json.WriteStartObject("Destination");
            WriteTexts(json, "BccAddresses", destination.BccAddresses);
            WriteTexts(json, "CcAddresses", destination.CcAddresses);
            WriteTexts(json, "ToAddresses", destination.ToAddresses);
            json.WriteEndObject();
        }

        WritePairs(json, "EmailTags", mail.EmailTags, static tag => (tag.Name, tag.Value));
        WriteText(json, "FeedbackForwardingEmailAddress", mail.FeedbackForwardingEmailAddress);
        WriteText(json, "FromEmailAddress", mail.FromEmailAddress);
        WriteTexts(json, "ReplyToAddresses", mail.ReplyToAddresses);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject("Simple");
        if (message.Body is { } body)
        {
            json.WriteStartObject("Body");
            WriteContent(json, "Html", body.Html);
            WriteContent(json, "Text", body.Text);
            json.WriteEndObject();
        }

        WritePairs(json, "Headers", message.Headers, static header => (header.Name, header.Value));
        WriteContent(json, "Subject", message.Subject);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, string name, Content? content)
    {
        if (content is not null)
        {
            json.WriteStartObject(name);
            WriteText(json, "Charset", content.Charset);
            WriteText(json, "Data", content.Data);
            json.WriteEndObject();
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, List<string>? values)
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            values.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void WritePairs<T>(Utf8JsonWriter json, string name, List<T>? pairs, Func<T, (string? Name, string? Value)> parts)
    {
        if (pairs is not null)
        {
            json.WriteStartArray(name);
            foreach (var pair in pairs.Select(parts))
            {
                json.WriteStartObject();
                WriteText(json, "Name", pair.Name);
                WriteText(json, "Value", pair.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
