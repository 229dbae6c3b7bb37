using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Tables;

/// <summary>DynamoDB does not do what was asked.</summary>
public sealed class TableRefusalException : Exception
{
    public TableRefusalException()
    {
    }

    public TableRefusalException(string message)
        : base(message)
    {
    }

    public TableRefusalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Name of DynamoDB's exception; unless it is set, the request is a mistake.</summary>
    public string Code { get; init; } = "ValidationException";

    /// <summary>Further members of the answer.</summary>
    public JsonObject? More { get; init; }
}
