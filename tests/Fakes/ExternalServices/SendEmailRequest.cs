using System.Net.Mail;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>Reads SES v2's SendEmail with simple content: a subject, and HTML or text or both.</summary>
internal static class SendEmailRequest
{
    /// <param name="body">The body of the request.</param>
    /// <param name="id">The id of the mail that SES answers.</param>
    /// <param name="now">When it arrived.</param>
    /// <returns>Null when the request is not what SES takes.</returns>
    public static ReceivedMail? Read(byte[] body, string id, DateTimeOffset now)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject request ? Read(request, id, now) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static ReceivedMail? Read(JsonObject request, string id, DateTimeOffset now)
    {
        var destination = request["Destination"];
        string[] to =
        [
            .. Texts(destination?["ToAddresses"]),
            .. Texts(destination?["CcAddresses"]),
            .. Texts(destination?["BccAddresses"]),
        ];
        var simple = request["Content"]?["Simple"];
        var subject = Data(simple?["Subject"]);
        var html = Data(simple?["Body"]?["Html"]);
        var text = Data(simple?["Body"]?["Text"]);
        var from = request["FromEmailAddress"]?.GetValue<string>();
        if (to.Length == 0 || subject is null || (html is null && text is null) || string.IsNullOrEmpty(from)
            || !to.Append(from).Concat(Texts(request["ReplyToAddresses"])).All(IsAddress))
        {
            return null;
        }

        return new ReceivedMail(id, now, from, to, subject, html ?? string.Empty, text ?? string.Empty)
        {
            ReplyTo = [.. Texts(request["ReplyToAddresses"])],
            Headers = [.. Pairs(simple?["Headers"])],
            Tags =
            [
                .. Pairs(request["EmailTags"]),
                .. Texts(request["ConfigurationSetName"] is { } set ? new JsonArray(set.DeepClone()) : null)
                    .Select(name => KeyValuePair.Create("configuration set", name)),
            ],
        };
    }

    /// <summary>
    /// SES takes 7-bit ASCII only: other letters of a domain in Punycode, of a display name as an encoded word (SES API reference, SendEmail,
    /// FromEmailAddress). One text holds one address.
    /// </summary>
    private static bool IsAddress(string text) =>
        Ascii.IsValid(text) && MailAddress.TryCreate(text, out var address) && address.Host.Contains('.', StringComparison.Ordinal);

    private static string? Data(JsonNode? content) => content?["Data"]?.GetValue<string>();

    private static IEnumerable<string> Texts(JsonNode? list) => list is null ? [] : list.AsArray().Select(Text);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonNode? list) =>
        list is null ? [] : list.AsArray().Select(item => KeyValuePair.Create(Text(item?["Name"]), Text(item?["Value"])));

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? throw new FormatException("A text is missing.");
}
