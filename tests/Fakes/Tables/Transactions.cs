using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>Which transactions are under way, and which have been carried out. For one thread at a time.</summary>
internal sealed class Transactions(TimeProvider time)
{
    public const int MaxWrites = 100;

    /// <summary>So long DynamoDB answers a repetition like the first.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly HashSet<TableKey> taken = [];
    private readonly HashSet<string> running = [];
    private readonly Dictionary<string, (string Request, DateTimeOffset At)> done = [];

    /// <summary>The keys of <see cref="done"/>, the oldest first.</summary>
    private readonly Queue<string> tokens = [];

    public static IReadOnlyList<Write> Read(JsonObject request)
    {
        var writes = request["TransactItems"]!.AsArray()
            .Select(one => one!.AsObject().Single()).Select(one => new Write(one.Key, one.Value!.AsObject())).ToList();
        return writes.Count is 0 or > MaxWrites
                ? throw new TableRefusalException($"Member must have length less than or equal to {MaxWrites}: {writes.Count}")
            : writes.DistinctBy(write => write.Key).Count() < writes.Count
                ? throw new TableRefusalException("Transaction request cannot include multiple operations on one item")
            : writes;
    }

    /// <returns>False when it was carried out before.</returns>
    public bool Begin(string? token, byte[] body, IReadOnlyList<Write> writes)
    {
        var request = Convert.ToHexString(SHA256.HashData(body));
        if (token is not null && done.TryGetValue(token, out var before) && time.GetUtcNow() - before.At < Remembered)
        {
            return before.Request == request
                ? false
                : throw new TableRefusalException("The token was used for another request") { Code = "IdempotentParameterMismatchException" };
        }

        if (token is not null && running.Contains(token))
        {
            throw new TableRefusalException("The transaction with this token is still under way") { Code = "TransactionInProgressException" };
        }

        if (writes.Any(write => taken.Contains(write.Key)))
        {
            throw Cancelled(writes.Select(write => Reason(taken.Contains(write.Key) ? "TransactionConflict" : "None")));
        }

        taken.UnionWith(writes.Select(write => write.Key));
        running.Add(token ?? "");
        return true;
    }

    public void End(string? token, byte[] body, IReadOnlyList<Write> writes, bool committed)
    {
        taken.ExceptWith(writes.Select(write => write.Key));
        running.Remove(token ?? "");
        if (committed && token is not null)
        {
            Forget();
            done[token] = (Convert.ToHexString(SHA256.HashData(body)), time.GetUtcNow());
            tokens.Enqueue(token);
        }
    }

    private void Forget()
    {
        for (var now = time.GetUtcNow(); tokens.TryPeek(out var oldest) && now - done[oldest].At >= Remembered;)
        {
            done.Remove(tokens.Dequeue());
        }
    }

    /// <summary>A write outside of a transaction meets one.</summary>
    public void Meet(Write write)
    {
        if (taken.Contains(write.Key))
        {
            throw new TableRefusalException("Transaction is ongoing for the item") { Code = "TransactionConflictException" };
        }
    }

    public static JsonObject Reason(string code, JsonObject? item = null)
    {
        var reason = new JsonObject { ["Code"] = code };
        if (item is not null)
        {
            reason["Item"] = item.DeepClone();
        }

        return reason;
    }

    public static TableRefusalException Cancelled(IEnumerable<JsonObject> reasons)
    {
        var all = reasons.ToList();
        var codes = string.Join(", ", all.Select(one => one["Code"]));
        return new TableRefusalException($"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]")
        {
            Code = "TransactionCanceledException",
            More = new JsonObject { ["CancellationReasons"] = new JsonArray([.. all]) },
        };
    }
}
