using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Lifecycle.Tests.Model;

namespace Guance.Serverless.Lifecycle.Tests.Hostile;

/// <summary>Spoils notices that were good, in every way that we could think of; one in six is left as it is.</summary>
internal sealed class HostileNotices(Dice dice)
{
    /// <summary>What SQS takes at most.</summary>
    private const int MaxBytes = 256 * 1024;

    private static readonly string[] OddTexts =
    [
        "\u202eevil", "\u200b", "𝕏𝕐", "e\u0301\u0301\u0301", "\ufeff", "نص", "\uffff", "'; DROP TABLE", "${jndi:x}", "\\u0000",
    ];

    private static readonly string[] Numbers = ["1e999", "-1e999", "99999999999999999999999999999999", "-0", "1E-400", "0.1"];

    public HostileNotice Next(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"h{number}");
        var message = new Message("License Updated", dice.Roll(100))
        {
            Id = id,
            Licence = $"l-{id}",
            Agreement = $"agmt-{id}",
            Form = dice.Roll(6),
        };
        var body = Body.Of(message);
        return dice.Roll(18) switch
        {
            0 => new("truncated", id, body[..dice.Roll(body.Length)], Expected.DeadLetter),
            1 => new("other brackets", id, $"[{body}]", Expected.DeadLetter),
            2 => new("missing field", id, Changed(body, Field(), null), Expected.DeadLetter),
            3 => new("wrong type", id, Changed(body, Field(), WrongType()), Expected.DeadLetter),
            4 => new("no valid Unicode", id, body.Replace("License Updated", "License \\ud800 Updated", StringComparison.Ordinal), Expected.DeadLetter),
            5 => new("huge number for a time", id, body.Replace($"\"{Time(body)}\"", dice.Pick(Numbers), StringComparison.Ordinal), Expected.DeadLetter),
            6 when dice.Once(2) => new("nested envelopes", id, Envelope(Envelope(body)), Expected.Effect),
            6 => new("too many envelopes", id, Envelope(Envelope(Envelope(Envelope(body)))), Expected.DeadLetter),
            7 => new("too deep", id, string.Concat(Enumerable.Repeat("{\"action\":", 2000)), Expected.DeadLetter),
            8 when dice.Once(5) => new("256 KB of nothing", id, new string('\u0001', MaxBytes), Expected.DeadLetter),
            8 => new("random text", id, Scribble(), Expected.DeadLetter),
            9 when dice.Once(5) => new("256 KB with a notice in it", id, Padded(body), Expected.Effect),
            9 => new("extra fields", id, Extra(body, $"{{\"deep\":{Deep(40)},\"number\":{dice.Pick(Numbers)}}}"), Expected.Effect),
            10 => new("odd Unicode in an extra field", id, Extra(body, $"\"{dice.Pick(OddTexts)}\\ud800\""), Expected.Effect),
            11 => new("wrong account", id, body.Replace(Message.AwsAccount, dice.Pick("x", "", "-1", "４４４４５５５５６６６６"), StringComparison.Ordinal), Expected.Effect),
            12 => new("wrong product", id, body.Replace(message.Product, "somebody-elses", StringComparison.Ordinal), Expected.Log),
            13 => new("unknown, about nothing", id, Body.Of(message with { Name = "Odd " + OddTexts[2], Licence = null, Agreement = null, Form = 1 }), Expected.Log),
            14 => new("unknown, about a licence", id, Body.Of(message with { Name = "License To Be Invented" }), Expected.History),
            _ => new("good", id, body, Expected.Effect),
        };
    }

    private static string Time(string body) => JsonNode.Parse(body)!["time"]!.GetValue<string>();

    private static string Extra(string body, string json) => $"{{\"\":{json},\"extra\":{json},{body[1..]}";

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);

    private static string Padded(string body) => Extra(body, $"\"{new string('x', (MaxBytes - body.Length) / 2 - 20)}\"");

    private static string Envelope(string body) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = "envelope-1",
        ["TopicArn"] = "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-x",
        ["Timestamp"] = "2026-11-20T00:00:00Z",
        ["Message"] = body,
    }.ToJsonString();

    /// <summary>A field without which the notice is none.</summary>
    private string Field() => dice.Pick("detail-type", "id", "time", "detail");

    private static string Changed(string body, string field, JsonNode? value)
    {
        var changed = JsonNode.Parse(body)!.AsObject();
        changed.Remove(field);
        if (value is not null)
        {
            changed[field] = value;
        }

        return changed.ToJsonString();
    }

    private JsonNode WrongType() => dice.Roll(4) switch
    {
        0 => JsonValue.Create(7),
        1 => new JsonArray(),
        2 => JsonValue.Create(true),
        _ => JsonValue.Create(""),
    };

    private string Scribble() => new([.. Enumerable.Range(0, dice.Roll(200)).Select(_ => (char)(0x20 + dice.Roll(0xd000)))]);
}
