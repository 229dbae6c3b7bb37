using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Configuration;

namespace Guance.Serverless.Hosting.Configuration;

/// <summary>Reads the dimensions of the products from the file that <c>Metering:Dimensions</c> names; without it there are none.</summary>
internal static class DimensionSettings
{
    private const string Key = "Metering:Dimensions";
    private const string Example = "/opt/dimensions.json";

    /// <summary>AWS: the longest name of a dimension.</summary>
    private const int LongestKey = 255;

    /// <returns>The products with their dimensions.</returns>
    /// <exception cref="SettingException">The file is missing or unusable, or names a product that is not configured.</exception>
    public static IEnumerable<Product> Add(IConfiguration configuration, IReadOnlyCollection<Product> products)
    {
        if (configuration.Optional(Key) is not { } file)
        {
            return products;
        }

        var entries = Read(configuration, file);
        return entries.Keys.FirstOrDefault(code => products.All(product => product.Code.Value != code)) is { } unknown
            ? throw Unusable(file, $"\"{unknown}\" is no product: Products lists {string.Join(", ", products.Select(product => product.Code))}")
            : [.. products.Select(product => product with
            {
                Dimensions = Dimensions(file, product.Code.Value, entries.GetValueOrDefault(product.Code.Value, [])),
            })];
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<DimensionEntry>> Read(IConfiguration configuration, string file)
    {
        try
        {
            return DimensionFile.Read(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{Settings.Invalid(configuration, Key, file, Example).Message} ({e.Message})", e);
        }
        catch (JsonException e)
        {
            throw Unusable(file, e.Message, e);
        }
    }

    private static ImmutableArray<Dimension> Dimensions(string file, string product, IReadOnlyList<DimensionEntry>? entries) =>
        entries is null ? throw Unusable(file, $"product {product} has null in place of its dimensions")
        : entries.CountBy(entry => entry?.Key ?? "").FirstOrDefault(key => key.Value > 1) is { Value: > 1 } twice
            ? throw Unusable(file, $"product {product} has the dimension \"{twice.Key}\" twice")
        : [.. entries.Select((entry, index) => Dimension(file, $"dimension {index + 1} of product {product}", entry))];

    private static Dimension Dimension(string file, string which, DimensionEntry? entry) => entry switch
    {
        null => throw Unusable(file, $"{which} is null"),
        { Key.Length: 0 or > LongestKey } => throw Unusable(file, $"the key of {which} has {entry.Key.Length} characters; AWS allows 1 to {LongestKey}"),
        { Name: var name, Unit: var unit } when ((string[])[name.En, name.Zh, unit.En, unit.Zh]).Any(string.IsNullOrWhiteSpace) =>
            throw Unusable(file, $"{which} needs a name and a unit in both languages"),
        _ => new Dimension
        {
            Key = entry.Key,
            Name = new Text(entry.Name.Zh, entry.Name.En),
            Unit = new Text(entry.Unit.Zh, entry.Unit.En),
            Price = Price(file, which, entry),
        },
    };

    private static ListPrice? Price(string file, string which, DimensionEntry entry) => (entry.Price, entry.Currency) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => throw Unusable(file, $"{which} has only one of price and currency"),
        ({ } price, _) when !decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) =>
            throw Unusable(file, $"the price of {which} is \"{price}\", which is not a decimal such as 0.10"),
        (_, { } currency) when currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper) =>
            throw Unusable(file, $"the currency of {which} is \"{currency}\", which is not three capital letters such as USD"),
        ({ } price, { } currency) => new ListPrice(decimal.Parse(price, CultureInfo.InvariantCulture), currency),
    };

    private static SettingException Unusable(string file, string reason, Exception? cause = null) =>
        new($"{file}, the file of setting {Key}, cannot be used: {reason}", cause);
}
