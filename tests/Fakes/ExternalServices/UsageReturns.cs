using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>Usage that was handed back to the Expense Center, by the id of the call. Safe for concurrent use.</summary>
internal sealed class UsageReturns
{
    /// <summary>How many records a call may have.</summary>
    public const int MaxRecords = 500;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Lock turn = new();
    private readonly Dictionary<Ulid, IReadOnlyList<ReturnedRecord>> returns = [];
    private readonly List<Ulid> order = [];

    /// <summary>How many calls handed usage back; repeated ones do not count.</summary>
    public int Count
    {
        get
        {
            lock (turn)
            {
                return returns.Count;
            }
        }
    }

    /// <summary>Every record that was handed back, each once, the oldest first.</summary>
    public IReadOnlyList<ReturnedRecord> Records
    {
        get
        {
            lock (turn)
            {
                return [.. order.SelectMany(one => returns[one])];
            }
        }
    }

    /// <summary>Takes a call over, unless its id is known.</summary>
    /// <returns>The answer; null when the call is not as the contract says.</returns>
    public JsonObject? Take(string id, byte[] body)
    {
        if (!Ulid.TryParse(id, out var call) || call.ToString() != id || Read(body) is not { } records)
        {
            return null;
        }

        lock (turn)
        {
            if (returns.TryAdd(call, records))
            {
                order.Add(call);
            }

            return returns[call].SequenceEqual(records)
                ? new JsonObject { ["id"] = id, ["records"] = records.Count }
                : null;
        }
    }

    public void Clear()
    {
        lock (turn)
        {
            returns.Clear();
            order.Clear();
        }
    }

    private static IReadOnlyList<ReturnedRecord>? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Request>(body, Strict) is { Records.Count: >= 1 and <= MaxRecords } request
                && request.Records.All(one => one?.Reason.Length > 0)
                && request.Records.All(one => one.CloudAccount is null || Ulid.TryParse(one.CloudAccount, out _))
                ? request.Records
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Request(IReadOnlyList<ReturnedRecord> Records);
}

/// <summary>A record as the contract's ReturnedUsage says it.</summary>
internal sealed record ReturnedRecord(
    string Reason, string? Id = null, string? Site = null, string? WorkspaceId = null, string? Hour = null, string? Dimension = null,
    string? Quantity = null, string? CloudAccount = null);
