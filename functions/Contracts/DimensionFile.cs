using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Guance.Serverless.Contracts;

/// <summary>
/// The JSON file that says by what the usage of each product is metered. It is a file because a function may have 4 KB of environment
/// variables only.
/// </summary>
public static class DimensionFile
{
    public const string Name = "dimensions.json";

    /// <summary>Chinese stays as it is.</summary>
    /// <param name="dimensions">By product code.</param>
    public static byte[] Write(IReadOnlyDictionary<string, IReadOnlyList<DimensionEntry>> dimensions) =>
        JsonSerializer.SerializeToUtf8Bytes(
            dimensions,
            new DimensionJson(new(DimensionJson.Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) })
                .IReadOnlyDictionaryStringIReadOnlyListDimensionEntry);

    /// <returns>By product code.</returns>
    /// <exception cref="JsonException">It is not such a file.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<DimensionEntry>> Read(ReadOnlySpan<byte> file) =>
        JsonSerializer.Deserialize(file, DimensionJson.Default.IReadOnlyDictionaryStringIReadOnlyListDimensionEntry)
        ?? throw new JsonException("The file is null.");
}

/// <summary>A dimension of a product as the file says it.</summary>
/// <param name="Key">AWS's name of it; case-sensitive.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Unit">What one unit is, such as GB.</param>
/// <param name="Price">List price of a unit, a decimal such as 0.10; absent where none is configured.</param>
/// <param name="Currency">ISO 4217, such as USD; with a price only.</param>
public sealed record DimensionEntry(string Key, TextEntry Name, TextEntry Unit, string? Price = null, string? Currency = null);

/// <summary>A text in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese.</param>
public sealed record TextEntry(string En, string Zh);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<DimensionEntry>>))]
internal sealed partial class DimensionJson : JsonSerializerContext;
