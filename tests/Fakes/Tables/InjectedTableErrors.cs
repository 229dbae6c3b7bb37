using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>Errors of DynamoDB that come from its load or from concurrent transactions, not from the request.</summary>
internal static class InjectedTableErrors
{
    /// <returns>Null when the operation never has this error.</returns>
    public static TableRefusalException? ExceptionFor(Fault fault, string operation) => (fault, operation) switch
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
