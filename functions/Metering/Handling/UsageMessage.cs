using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.Metering.Handling;

/// <summary>
/// A message of the usage queue, as <c>usage-message.schema.json</c> beside this file describes it. The message must be of that shape; what
/// is wrong in a record only concerns the record.
/// </summary>
internal static class UsageMessage
{
    public const int MaxRecords = 500;
    private const string Records = "records";

    /// <param name="body">May be anything.</param>
    /// <param name="records">As they were sent. A quantity may be a number, which is read as its exact text.</param>
    /// <param name="problem">What is wrong with the message.</param>
    public static bool TryParse(string body, out ImmutableArray<ReceivedUsage> records, [NotNullWhen(false)] out string? problem)
    {
        records = [];
        try
        {
            using var json = JsonDocument.Parse(body);
            problem = json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty(Records, out var list) || list.ValueKind is not JsonValueKind.Array
                ? $"It is not an object with a list \"{Records}\"."
                : list.GetArrayLength() is 0 or > MaxRecords ? $"It has {list.GetArrayLength()} records; 1 to {MaxRecords} are taken."
                : list.EnumerateArray().Any(record => record.ValueKind is not JsonValueKind.Object) ? "A record is not an object."
                : null;
            if (problem is null)
            {
                records = [.. json.RootElement.GetProperty(Records).EnumerateArray().Select(Read)];
            }
        }
        catch (JsonException e)
        {
            problem = $"It is not JSON: {e.Message}";
        }

        return problem is null;
    }

    private static ReceivedUsage Read(JsonElement record)
    {
        var isOfRightKinds = true;
        return new ReceivedUsage(Text("id"), Text("site"), Text("workspaceId"), Text("hour"), Text("dimension"), Text("quantity"), Text("cloudAccount"))
        {
            IsOfRightKinds = isOfRightKinds,
        };

        string? Text(string name)
        {
            if (!record.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            {
                return null;
            }

            if (value.ValueKind is JsonValueKind.String && IsText(value, out var text))
            {
                return text;
            }

            isOfRightKinds &= name == "quantity" && value.ValueKind is JsonValueKind.Number;
            return value.GetRawText();
        }
    }

    /// <summary>Half of a surrogate pair is no text.</summary>
    private static bool IsText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }
}
