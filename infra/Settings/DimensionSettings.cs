using Guance.Serverless.Contracts;

namespace Guance.Serverless.Infra.Settings;

/// <summary>Reads the dimensions of a product: what its usage is metered by.</summary>
internal static class DimensionSettings
{
    /// <exception cref="SettingException">A dimension is incomplete, or there twice.</exception>
    public static IReadOnlyList<DimensionEntry> ReadAll(ContextReader product)
    {
        var dimensions = product.Groups("dimensions").Select(Read).ToList();
        return dimensions.CountBy(dimension => dimension.Key).FirstOrDefault(key => key.Value > 1) is { Value: > 1 } twice
            ? throw SettingException.Invalid(product.FullName("dimensions"), twice.Key + " twice", "each key once")
            : dimensions;
    }

    private static DimensionEntry Read(ContextReader dimension)
    {
        var entry = new DimensionEntry(
            dimension.Required("key", SettingPatterns.DimensionKey, "log_ingest_gb; 1 to 255 characters without spaces"),
            ReadText(dimension.GroupOrEmpty("name"), "Ingested logs", "日志写入量"),
            ReadText(dimension.GroupOrEmpty("unit"), "GB", "GB"),
            dimension.Optional("price", SettingPatterns.Price, "0.10"),
            dimension.Optional("currency", SettingPatterns.Currency, "USD"));
        return (entry.Price, entry.Currency) switch
        {
            (null, { }) => throw SettingException.Missing(dimension.FullName("price"), "0.10"),
            ({ }, null) => throw SettingException.Missing(dimension.FullName("currency"), "USD"),
            _ => entry,
        };
    }

    private static TextEntry ReadText(ContextReader text, string english, string chinese) =>
        new(text.Required("en", english), text.Required("zh", chinese));
}
