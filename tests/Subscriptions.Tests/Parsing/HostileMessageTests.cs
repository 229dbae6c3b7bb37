using System.Text.Json.Nodes;
using CsCheck;
using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

/// <summary>Whatever lies in the queue, reading it never fails, and what is heard fits the table.</summary>
public class HostileTests
{
    private static readonly string[] Names =
    [
        "action", "customer-identifier", "product-code", "offer-identifier", "isFreeTrialTermPresent", "Type", "MessageId", "TopicArn",
        "Message", "Timestamp", "detail-type", "source", "id", "time", "detail", "license", "arn", "product", "code", "agreement",
        "status", "intent", "previousAgreementId", "acceptor", "accountId", "offer", "work", "cloudAccount", "\ud800", "\0", "",
    ];

    private static readonly string[] Words =
    [
        "subscribe-success", "unsubscribe-success", "Notification", "License Updated - Manufacturer", "License Deprovisioned - Proposer",
        "Purchase Agreement Ended - Proposer", "aws.agreement-marketplace", "2026-11-20T14:23:22Z", "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00", "l-1", "arn:aws:license-manager::1:license:l-1", "RENEWED", "444455556666", "account",
        "01KB0000000000000000000000", "true", "", " ", "\u202e\u0000", "𝕏", new('x', 3000), "{}", "{\"action\":\"subscribe-fail\"}",
    ];

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        OneOf(Words).Select(JsonNode? (word) => JsonValue.Create(word)),
        Gen.String.Select(JsonNode? (text) => JsonValue.Create(text)),
        Gen.Long.Select(JsonNode? (number) => JsonValue.Create(number)),
        Gen.Bool.Select(JsonNode? (truth) => JsonValue.Create(truth)),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Node = Gen.Recursive<JsonNode?>((depth, node) => depth > 3
        ? Leaf
        : Gen.Frequency((2, Leaf), (3, Gen.Select(OneOf(Names), node).Array[0, 8].Select(Object)), (1, node.Array[0, 3].Select(Array))));

    [Fact]
    public void Any_text_is_parsed_without_an_exception() => Gen.String.Sample(Check, iter: 20_000);

    [Fact]
    public void Any_JSON_with_the_contracts_property_names_is_parsed_without_an_exception() =>
        Gen.Select(OneOf(Names), Node).Array[0, 12].Select(Object).Sample(node => Check(Text(node)), iter: 20_000);

    [Fact]
    public void Any_damaged_sample_is_parsed_without_an_exception() =>
        Gen.Select(OneOf(Samples()), Gen.Int[0, 5000], Gen.Char, Gen.Int[0, 2])
            .Select((sample, at, replacement, how) => Damage(sample, at % sample.Length, replacement, how))
            .Sample(Check, iter: 20_000);

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void Check(string body)
    {
        if (Messages.Read(body) is ParsedMessage.NoticeReceived(var notice))
        {
            Assert.InRange(notice.Id.Length, 1, 256);
            Assert.InRange(notice.Name.Length, 1, 128);
            Assert.Equal(TimeSpan.Zero, notice.Time.Offset);
            Assert.True(notice.Agreement is null or { Value.Length: > 0 and <= 256 });
            Assert.True(notice.Subscription is null or { Value.Length: > 0 and <= 600 });
        }
    }

    private static string Damage(string sample, int at, char replacement, int how) => how switch
    {
        0 => sample[..at],
        1 => sample.Remove(at, 1),
        _ => sample.Remove(at, 1).Insert(at, replacement.ToString()),
    };

    private static string[] Samples() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Contracts")).Select(File.ReadAllText)];

    private static JsonObject Object((string Name, JsonNode? Value)[] fields)
    {
        var made = new JsonObject();
        foreach (var (name, value) in fields)
        {
            made[name] = value?.DeepClone();
        }

        return made;
    }

    private static JsonNode? Array(JsonNode?[] items) => new JsonArray([.. items.Select(item => item?.DeepClone())]);

    /// <summary>Text that .NET itself refuses to write as JSON is put in as it is.</summary>
    private static string Text(JsonNode node)
    {
        try
        {
            return node.ToJsonString();
        }
        catch (ArgumentException)
        {
            return "{\"action\":\"\ud800\"}";
        }
    }
}
