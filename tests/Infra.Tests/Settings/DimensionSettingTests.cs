using System.Text.Json.Nodes;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Startup;
using Guance.Serverless.Infra.Tests.Templates;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Infra.Tests.Settings;

/// <summary>Dimensions of the products: checked at synth, carried to the functions in a layer, read there.</summary>
public class DimensionSettingTests
{
    private const string Key = "log_ingest_gb";

    /// <summary>What the functions are given is what the deployment's settings say.</summary>
    [Fact]
    public void The_functions_read_the_file_that_is_written()
    {
        var template = Synthesis.Settlement(Variant.MarketplaceRegion);
        var layer = Assert.Single(template.Of("AWS::Lambda::LayerVersion"));
        var asset = Template.Text(layer["Content"]!["S3Key"]).Replace(".zip", "", StringComparison.Ordinal);
        var file = Path.Combine(Path.GetDirectoryName(Synthesis.File(Variant.MarketplaceRegion, "Settlement"))!, $"asset.{asset}", "dimensions.json");
        var functions = template.Of("AWS::Lambda::Function").ToList();
        Assert.All(functions, function =>
        {
            Assert.Equal([$"${{{layer.Id}}}"], Template.Texts(function["Layers"]));
            Assert.Equal("/opt/dimensions.json", Template.Text(function["Environment"]!["Variables"]!["Metering__Dimensions"]));
        });

        var variables = functions[0]["Environment"]!["Variables"]!.AsObject().Where(variable => variable.Key.StartsWith("Products__", StringComparison.Ordinal));
        var configuration = new ConfigurationBuilder().AddFunctionSettings()
            .AddInMemoryCollection(variables.Select(variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), (string?)Template.Text(variable.Value)))
                .Append(KeyValuePair.Create("Metering:Dimensions", (string?)file)))
            .Build();
        using var services = new ServiceCollection().AddSettlement(configuration).BuildServiceProvider();
        var products = services.GetRequiredService<Products>();
        Assert.Equal(
            [
                new() { Key = Key, Name = new Text("日志写入量", "Ingested logs"), Unit = new Text("GB", "GB"), Price = new ListPrice(0.10m, "USD") },
                new() { Key = "time_series_k", Name = new Text("时间线", "Time series"), Unit = new Text("千条", "thousand") },
            ],
            products.Find(new ProductCode("5ozyy2nlzhexample"))!.Dimensions);
        Assert.Empty(products.Find(new ProductCode("abcdefghijklmnopqrstuvwxy"))!.Dimensions);
    }

    [Fact]
    public void Without_dimensions_there_is_no_layer()
    {
        var template = Synthesis.Settlement(Variant.Default);
        Assert.Empty(template.Of("AWS::Lambda::LayerVersion"));
        Assert.All(template.Of("AWS::Lambda::Function"), function =>
        {
            Assert.Null(function["Layers"]);
            Assert.Null(function["Environment"]!["Variables"]!["Metering__Dimensions"]);
        });
    }

    /// <summary>A version is published again when only the dimensions differ.</summary>
    [Fact]
    public void Other_dimensions_are_another_version_of_the_functions() => Assert.Empty(
        VersionsOf(Metered("a", null)).Intersect(VersionsOf(Metered("b", null))));

    [Theory]
    [InlineData("key", null, "products[0].dimensions[0].key is missing")]
    [InlineData("key", "two words", "products[0].dimensions[0].key is \"two words\"")]
    [InlineData("key", "tab\tbed", "products[0].dimensions[0].key is \"tab")]
    [InlineData("name", null, "products[0].dimensions[0].name.en is missing")]
    [InlineData("unit", "GB", "products[0].dimensions[0].unit is \"GB\"")]
    [InlineData("price", "ten", "products[0].dimensions[0].price is \"ten\"")]
    [InlineData("price", "1e-7", "products[0].dimensions[0].price is \"1e-7\"")]
    [InlineData("price", null, "products[0].dimensions[0].price is missing")]
    [InlineData("currency", null, "products[0].dimensions[0].currency is missing")]
    [InlineData("currency", "usd", "products[0].dimensions[0].currency is \"usd\"")]
    public void The_error_names_the_setting(string field, string? value, string problem) => Assert.Contains(
        $"Setting {problem}",
        Assert.Throws<Infra.Settings.SettingException>(() => Synthesis.Run(Metered(Key, dimension => dimension[field] = value))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_key_may_have_255_characters()
    {
        Synthesis.Run(Metered(new string('k', 255), null));
        Assert.Throws<Infra.Settings.SettingException>(() => Synthesis.Run(Metered(new string('k', 256), null)));
    }

    [Fact]
    public void A_key_that_is_there_twice_is_named()
    {
        var context = Metered(Key, null);
        var product = (Dictionary<string, object>)((object[])context["products"])[0];
        product["dimensions"] = (object[])[.. (object[])product["dimensions"], .. (object[])product["dimensions"]];
        Assert.Contains(
            $"Setting products[0].dimensions is \"{Key} twice\"",
            Assert.Throws<Infra.Settings.SettingException>(() => Synthesis.Run(context)).Message,
            StringComparison.Ordinal);
    }

    private static HashSet<string> VersionsOf(Dictionary<string, object> context) =>
        [.. Synthesis.Settlement(new Variant(context.GetHashCode().ToString(System.Globalization.CultureInfo.InvariantCulture), context)).Of("AWS::Lambda::Version").Select(version => version.Id)];

    private static Dictionary<string, object> Metered(string key, Action<JsonObject>? change)
    {
        var dimension = new JsonObject
        {
            ["key"] = key,
            ["name"] = new JsonObject { ["en"] = "Logs", ["zh"] = "日志" },
            ["unit"] = new JsonObject { ["en"] = "GB", ["zh"] = "GB" },
            ["price"] = "0.10",
            ["currency"] = "USD",
        };
        change?.Invoke(dimension);
        foreach (var absent in dimension.Where(field => field.Value is null).Select(field => field.Key).ToList())
        {
            dimension.Remove(absent);
        }

        var context = CdkContext.Default();
        context["products"] = CdkContext.Parse($$"""
            [ { "code": "5ozyy2nlzhexample", "title": "Guance", "identity": "Licence", "listingUrl": "https://example.com/listing", "dimensions": [ {{dimension.ToJsonString()}} ] } ]
            """);
        return context;
    }
}
