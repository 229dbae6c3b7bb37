using System.Text.Json.Nodes;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Hosting.Tests.Configuration;

public sealed class DimensionSettingsTests : IDisposable
{
    private const string Logs = """{"key":"log_ingest_gb","name":{"en":"Logs","zh":"日志"},"unit":{"en":"GB","zh":"GB"},"price":"0.10","currency":"USD"}""";
    private const string Series = """{"key":"time_series_k","name":{"en":"Series","zh":"时间线"},"unit":{"en":"thousand","zh":"千条"}}""";

    private readonly string file = Path.Combine(AppContext.BaseDirectory, Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    [Fact]
    public void The_file_gives_the_products_their_dimensions()
    {
        var products = Read($$"""{"new":[{{Logs}},{{Series}}]}""");
        Assert.True(products.TryGet(new ProductCode("new"), out var product));
        Assert.Equal(
            [
                new()
                {
                    Key = "log_ingest_gb",
                    Name = new Text("日志", "Logs"),
                    Unit = new Text("GB", "GB"),
                    Price = new ListPrice(0.10m, "USD"),
                },
                new() { Key = "time_series_k", Name = new Text("时间线", "Series"), Unit = new Text("千条", "thousand") },
            ],
            product.Dimensions);
        Assert.Same(product.Dimensions[0], product.FindDimension("log_ingest_gb"));
        Assert.Null(product.FindDimension("Log_ingest_gb"));
        Assert.True(products.TryGet(new ProductCode("old"), out var other));
        Assert.Empty(other.Dimensions);
    }

    [Fact]
    public void Without_the_setting_nothing_is_metered() => Assert.All(Compose(path: null).All, product => Assert.Empty(product.Dimensions));

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains(
        $"Setting Metering:Dimensions (environment variable Metering__Dimensions) is \"{file}\", which cannot be used. An example: /opt/dimensions.json",
        Assert.Throws<SettingException>(() => Compose(file)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "is null")]
    [InlineData("[]", "")]
    [InlineData("""{"new":null}""", "product new has null in place of its dimensions")]
    [InlineData("""{"new":[null]}""", "dimension 1 of product new is null")]
    [InlineData("""{"new":[],"new":[]}""", "uplicate")]
    [InlineData("""{"third":[]}""", "\"third\" is no product: Products lists new, old")]
    [InlineData($$"""{"new":[{{Series}},{{Logs}},{{Series}}]}""", "product new has the dimension \"time_series_k\" twice")]
    [InlineData("""{"new":[{"key":"a","name":{"en":"A","zh":"A"}}]}""", "unit")]
    [InlineData("""{"new":[{"key":"a","name":{"en":"A"},"unit":{"en":"A","zh":"A"}}]}""", "zh")]
    [InlineData("""{"new":[{"key":"a","name":{"en":"A","zh":" "},"unit":{"en":"A","zh":"A"}}]}""", "dimension 1 of product new needs a name and a unit in both")]
    [InlineData("""{"new":[{"key":"a","name":{"en":"A","zh":"A"},"unit":{"en":"A","zh":"A"},"cost":"1"}]}""", "cost")]
    public void A_file_that_cannot_be_used_is_named_with_the_reason(string json, string reason)
    {
        var message = Assert.Throws<SettingException>(() => Read(json)).Message;
        Assert.Contains($"{file}, the file of setting Metering:Dimensions, cannot be used: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key", "", "the key of dimension 1 of product new has 0 characters")]
    [InlineData("key", null, "the key of dimension 1 of product new has 256 characters")]
    [InlineData("price", "ten", "the price of dimension 1 of product new is \"ten\", which is not a decimal")]
    [InlineData("price", "-1", "is \"-1\", which is not a decimal")]
    [InlineData("price", "1e3", "is \"1e3\", which is not a decimal")]
    [InlineData("currency", "usd", "the currency of dimension 1 of product new is \"usd\", which is not three capital letters")]
    [InlineData("currency", "US", "is \"US\", which is not three capital letters")]
    public void A_field_that_cannot_be_used_is_named(string field, string? value, string reason)
    {
        var dimension = JsonNode.Parse(Logs)!;
        dimension[field] = value ?? new string('a', 256);
        Assert.Contains(reason, Assert.Throws<SettingException>(() => Read($$"""{"new":[{{dimension.ToJsonString()}}]}""")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price")]
    [InlineData("currency")]
    public void Price_and_currency_come_together(string field)
    {
        var dimension = JsonNode.Parse(Logs)!.AsObject();
        dimension.Remove(field);
        Assert.Contains(
            "dimension 1 of product new has only one of price and currency",
            Assert.Throws<SettingException>(() => Read($$"""{"new":[{{dimension.ToJsonString()}}]}""")).Message,
            StringComparison.Ordinal);
    }

    private Products Read(string json)
    {
        File.WriteAllText(file, json);
        return Compose(file);
    }

    private static Products Compose(string? path)
    {
        var configuration = new ConfigurationBuilder()
            .AddFunctionSettings()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Products:0:Code"] = "new",
                ["Products:0:Title"] = "Guance",
                ["Products:0:Identity"] = "Licence",
                ["Products:0:ListingUrl"] = "https://aws.example.com/new",
                ["Products:1:Code"] = "old",
                ["Products:1:Title"] = "观测云",
                ["Products:1:Identity"] = "Customer",
                ["Products:1:ListingUrl"] = "https://aws.example.com/old",
                ["Metering:Dimensions"] = path,
            })
            .Build();
        using var services = new ServiceCollection().AddSettlement(configuration).BuildServiceProvider();
        return services.GetRequiredService<Products>();
    }
}
