using System.Text.Json;
using Guance.Serverless.Sandbox.Lambda;

namespace Guance.Serverless.Sandbox.EventSources;

/// <summary>Which messages of a batch were handled, by the function's answer (ReportBatchItemFailures).</summary>
public static class BatchVerdict
{
    /// <returns>The ids of the messages to delete; the others will come again.</returns>
    /// <remarks>An answer that is empty or lists no failure means success of all; one that cannot be right means failure of all.</remarks>
    public static IReadOnlySet<string> Handled(InvocationResult result, IReadOnlySet<string> batch)
    {
        if (result is not InvocationResult.Succeeded success || Failures(success.Payload) is not { } failures
            || !failures.All(batch.Contains))
        {
            return new HashSet<string>();
        }

        return batch.Except(failures).ToHashSet();
    }

    /// <returns>Ids of the messages that failed; null when the answer cannot be understood.</returns>
    private static List<string>? Failures(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.Trim(" \r\n\t"u8).IsEmpty)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(payload);
            if (document.RootElement.ValueKind == JsonValueKind.Null)
            {
                return [];
            }

            return document.RootElement.TryGetProperty("batchItemFailures", out var list) && list.ValueKind != JsonValueKind.Null
                ? [.. list.EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString() ?? "")]
                : [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
