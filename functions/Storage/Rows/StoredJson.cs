using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Storage.Rows;

/// <summary>A value type that is one text in JSON, also as a name.</summary>
internal abstract class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        parse(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is null."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString() ?? "");
}

internal sealed class CloudAccountIdConverter() : TextConverter<CloudAccountId>(CloudAccountId.Parse);

internal sealed class AwsAccountIdConverter() : TextConverter<AwsAccountId>(AwsAccountId.Parse);

internal sealed class ProductCodeConverter() : TextConverter<ProductCode>(text => new ProductCode(text));

internal sealed class UsernameConverter() : TextConverter<Username>(text => new Username(text));

internal sealed class SettlementMethodConverter() : TextConverter<SettlementMethod>(text => new SettlementMethod(text));

internal sealed class UsageHourConverter() : TextConverter<UsageHour>(UsageHour.Parse);

internal sealed class SubscriptionIdConverter() : TextConverter<SubscriptionId>(SubscriptionId.Parse);

internal sealed class WorkspaceKeyConverter() : TextConverter<WorkspaceKey>(text =>
    WorkspaceKey.TryParse(text, out var key) ? key : throw new JsonException("Not a workspace's key."));

/// <summary>What is stored as JSON inside an item. Names are stored: add to them, never rename.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(CloudAccountIdConverter), typeof(WorkspaceKeyConverter), typeof(SettlementMethodConverter),
        typeof(AwsAccountIdConverter), typeof(ProductCodeConverter), typeof(UsernameConverter), typeof(UsageHourConverter),
        typeof(SubscriptionIdConverter),
    ])]
[JsonSerializable(typeof(SideEffect))]
[JsonSerializable(typeof(PayerOrder))]
[JsonSerializable(typeof(PayerOrderPart))]
[JsonSerializable(typeof(BillContent))]
[JsonSerializable(typeof(BillSums))]
[JsonSerializable(typeof(MeteringRecord))]
[JsonSerializable(typeof(MeterContent))]
[JsonSerializable(typeof(ImmutableArray<TakenUsage>))]
internal sealed partial class StoredJson : JsonSerializerContext;
