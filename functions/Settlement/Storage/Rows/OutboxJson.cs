using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Settlement.Storage.Rows;

/// <summary>Outbox messages as stored. Names are part of what is stored: add to them, never rename.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(CloudAccountIdConverter), typeof(WorkspaceKeyConverter), typeof(SettlementMethodConverter),
        typeof(AwsAccountIdConverter), typeof(ProductCodeConverter), typeof(UsernameConverter),
    ])]
[JsonSerializable(typeof(OutboxMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
