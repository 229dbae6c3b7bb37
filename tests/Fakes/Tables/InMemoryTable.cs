using System.Net;
using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>
/// DynamoDB with one table, as far as the store uses it. A transaction holds its items from its beginning to its end: whoever
/// writes one of them meanwhile meets a conflict, as on AWS.
/// </summary>
internal sealed class InMemoryTable(string name, TimeProvider time) : FakeService
{
    private readonly Lock turn = new();
    private readonly Rows rows = new();
    private readonly Transactions transactions = new(time);
    private TableFigures figures;

    public override string Service => "DynamoDB";

    /// <summary>Told the id of each outbox item that comes up: the table's stream, filtered.</summary>
    public event Action<string>? OutboxInserted;

    public TableFigures Figures
    {
        get
        {
            lock (turn)
            {
                return figures;
            }
        }
    }

    /// <summary>The item, expired or not, as it is now.</summary>
    public StoredItem? Find(string partition, string sort)
    {
        lock (turn)
        {
            return rows.Find(new TableKey(partition, sort)) is { } item ? new StoredItem(partition, sort, item) : null;
        }
    }

    /// <summary>All items, expired ones too, as they are now.</summary>
    public IReadOnlyList<StoredItem> Items
    {
        get
        {
            lock (turn)
            {
                return [.. rows.All.Select(item => new StoredItem(TableKey.Of(item).Partition, TableKey.Of(item).Sort, item))];
            }
        }
    }

    /// <summary>How many items there are under partition and sort keys that begin like this.</summary>
    public int Count(string partition, string sort)
    {
        lock (turn)
        {
            return rows.Keys.Count(key =>
                key.Partition.StartsWith(partition, StringComparison.Ordinal) && key.Sort.StartsWith(sort, StringComparison.Ordinal));
        }
    }

    /// <summary>Puts items there that no stream tells of.</summary>
    public void Load(IEnumerable<StoredItem> items)
    {
        lock (turn)
        {
            foreach (var item in items)
            {
                rows.Set(new TableKey(item.Partition, item.Sort), item.Attributes);
            }
        }
    }

    public override string Operation(HttpRequestMessage request) => Target(request);

    public override async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        try
        {
            Note(figures => figures with { Calls = figures.Calls + 1, LongestRequest = Math.Max(figures.LongestRequest, body.Length) });
            var answer = Answer(await AnswerAsync(operation, JsonNode.Parse(body)!.AsObject(), body));
            var length = (int)answer.Content.Headers.ContentLength!;
            Note(figures => figures with { LongestAnswer = Math.Max(figures.LongestAnswer, length) });
            return answer;
        }
        catch (TableRefusalException refusal)
        {
            return Answer(refusal);
        }
    }

    public override HttpResponseMessage? Refuse(Fault fault, string operation) =>
        InjectedTableErrors.ExceptionFor(fault, operation) is { } refusal ? Answer(refusal) : null;

    private static HttpResponseMessage Answer(TableRefusalException refusal)
    {
        var answer = refusal.More ?? [];
        answer["__type"] = $"com.amazonaws.dynamodb.v20120810#{refusal.Code}";
        answer["message"] = refusal.Message;
        return Answer(answer, HttpStatusCode.BadRequest);
    }

    private async Task<JsonObject> AnswerAsync(string operation, JsonObject request, byte[] body)
    {
        if (Tables(request).FirstOrDefault(asked => asked != name) is { } unknown)
        {
            throw new TableRefusalException($"Requested resource not found: Table: {unknown} not found") { Code = "ResourceNotFoundException" };
        }

        if (operation == "TransactWriteItems")
        {
            return await TransactAsync(request, body);
        }

        lock (turn)
        {
            return operation switch
            {
                "GetItem" => Count(Reading.Get(rows, request, out var units), request, units),
                "BatchGetItem" => Count(Reading.BatchGet(rows, request, out var units), request["RequestItems"]!.AsObject().Single().Value!, units),
                "Query" => Count(Reading.Query(rows, request, out var units), request, units),
                "PutItem" => WriteOne(new Write("Put", request)),
                "UpdateItem" => WriteOne(new Write("Update", request)),
                "DeleteItem" => WriteOne(new Write("Delete", request)),
                _ => throw new TableRefusalException(operation) { Code = "UnknownOperationException" },
            };
        }
    }

    /// <param name="answer">What was read.</param>
    /// <param name="read">What says whether the read is consistent.</param>
    /// <param name="units">Read units if it is.</param>
    private JsonObject Count(JsonObject answer, JsonNode read, int units)
    {
        figures = figures with { ReadUnits = figures.ReadUnits + (read["ConsistentRead"]?.GetValue<bool>() is true ? units : units / 2.0) };
        return answer;
    }

    private static IEnumerable<string> Tables(JsonObject request) =>
        request["TransactItems"] is JsonArray items ? items.Select(item => item!.AsObject().Single().Value!["TableName"]!.GetValue<string>())
        : request["RequestItems"] is JsonObject tables ? tables.Select(table => table.Key)
        : [request["TableName"]!.GetValue<string>()];

    private JsonObject WriteOne(Write write)
    {
        transactions.Meet(write);
        var before = rows.Find(write.Key);
        var (holds, after) = write.Decide(before);
        if (!holds)
        {
            throw new TableRefusalException("The conditional request failed")
            {
                Code = "ConditionalCheckFailedException",
                More = write.TellsItem && before is not null ? new JsonObject { ["Item"] = before.DeepClone() } : null,
            };
        }

        Store(write, before, after, unitsEach: 1);
        return write.Request["ReturnValues"]?.GetValue<string>() == "ALL_NEW" && after is not null
            ? new JsonObject { ["Attributes"] = after.DeepClone() }
            : [];
    }

    private async Task<JsonObject> TransactAsync(JsonObject request, byte[] body)
    {
        var token = request["ClientRequestToken"]?.GetValue<string>();
        Note(figures => figures with { LargestTransaction = Math.Max(figures.LargestTransaction, request["TransactItems"]!.AsArray().Count) });
        var writes = Transactions.Read(request);
        lock (turn)
        {
            if (!transactions.Begin(token, body, writes))
            {
                return [];
            }
        }

        await Task.Yield();
        lock (turn)
        {
            var committed = false;
            try
            {
                Commit(writes);
                committed = true;
            }
            finally
            {
                transactions.End(token, body, writes, committed);
            }
        }

        return [];
    }

    private void Commit(IReadOnlyList<Write> writes)
    {
        var decided = writes.Select(write => (Write: write, Before: rows.Find(write.Key)))
            .Select(one => (one.Write, one.Before, Decision: one.Write.Decide(one.Before))).ToList();
        if (decided.Exists(one => !one.Decision.Holds))
        {
            throw Transactions.Cancelled(decided.Select(one => one.Decision.Holds
                ? Transactions.Reason("None")
                : Transactions.Reason("ConditionalCheckFailed", one.Write.TellsItem ? one.Before : null)));
        }

        foreach (var (write, before, decision) in decided)
        {
            Store(write, before, decision.After, unitsEach: 2);
        }
    }

    private void Store(Write write, JsonObject? before, JsonObject? after, int unitsEach)
    {
        var size = Math.Max(ItemSize.Of(before), ItemSize.Of(after));
        figures = figures with { WriteUnits = figures.WriteUnits + (unitsEach * ItemSize.Units(size)) };
        if (!ReferenceEquals(before, after))
        {
            rows.Set(write.Key, after);
        }

        if (before is null && after is not null && write.Key.Partition.StartsWith(SettlementTable.OutboxPrefix, StringComparison.Ordinal))
        {
            OutboxInserted?.Invoke(write.Key.Sort);
        }
    }

    private void Note(Func<TableFigures, TableFigures> change)
    {
        lock (turn)
        {
            figures = change(figures);
        }
    }
}
