using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>Answers of DynamoDB that depend on what else happens to it at that moment, and not on what is asked.</summary>
internal static class TableRefusals
{
    /// <returns>Null where the operation is never refused in that way.</returns>
    public static TableRefusalException? Of(Fault fault, string operation) => (fault, operation) switch
    {
        (Fault.Throttle, _) => new("Slow down") { Code = "ProvisionedThroughputExceededException" },
        (Fault.ThrottleRow, "TransactWriteItems") => Cancelled(Transactions.Reason("ThrottlingError")),
        (Fault.Conflict, "TransactWriteItems") => Cancelled(Transactions.Reason("TransactionConflict")),
        (Fault.Conflict, "UpdateItem") => new("Transaction is ongoing for the item") { Code = "TransactionConflictException" },
        (Fault.RowChanged, "TransactWriteItems") => Cancelled(Transactions.Reason(
            "ConditionalCheckFailed", new JsonObject { ["version"] = new JsonObject { ["N"] = "7" } })),
        (Fault.InProgress, "TransactWriteItems") => new("Still under way") { Code = "TransactionInProgressException" },
        _ => null,
    };

    private static TableRefusalException Cancelled(JsonObject reason) => Transactions.Cancelled([Transactions.Reason("None"), reason]);
}
