using Guance.Serverless.Contracts;

namespace Guance.Serverless.Storage;

/// <summary>Where the data is.</summary>
/// <param name="Table">Name of the DynamoDB table.</param>
public sealed record StorageOptions(string Table = SettlementTable.Name);
