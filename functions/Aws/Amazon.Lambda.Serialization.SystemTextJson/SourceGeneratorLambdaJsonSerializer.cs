using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes the types of one source-generated context; names are matched whatever their case.</summary>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext> : AbstractLambdaJsonSerializer
    where TSGContext : JsonSerializerContext
{
    private readonly JsonSerializerContext context;

    public SourceGeneratorLambdaJsonSerializer()
        : this(static _ => { })
    {
    }

    /// <param name="customizer">Changes the options before the context is made with them.</param>
    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
    {
        ArgumentNullException.ThrowIfNull(customizer);
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        customizer(options);
        context = (JsonSerializerContext)Activator.CreateInstance(typeof(TSGContext), options)!;
    }

    private protected override JsonTypeInfo<T> TypeInfo<T>() =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
            ?? throw new JsonSerializerException(
                $"{typeof(TSGContext).FullName} lacks [JsonSerializable(typeof({typeof(T).FullName}))].");
}
