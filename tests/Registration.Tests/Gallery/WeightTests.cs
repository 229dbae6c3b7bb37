using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class WeightTests(GalleryFixture gallery, ITestOutputHelper output)
{
    private const int Most = 20_000;

    [Fact]
    public async Task A_page_with_its_stylesheet_and_script_is_20_KB_at_most_compressed()
    {
        using var client = new HttpClient { BaseAddress = new Uri(await gallery.AddressAsync()) };
        var weights = new List<(string Page, int Bytes)>();
        foreach (var (name, language) in Exhibit.All.Select(row => row.Data))
        {
            weights.Add(($"{name}, {language}", await WeightAsync(client, Exhibit.Address(name, language))));
        }

        var heaviest = weights.MaxBy(weight => weight.Bytes);
        output.Figure($"the heaviest is {heaviest.Page} with {heaviest.Bytes / 1000.0:N1} KB");
        Problems.None([.. weights.Where(weight => weight.Bytes > Most).Select(weight => $"{weight.Page}: {weight.Bytes:N0} bytes")]);
    }

    private static async Task<int> WeightAsync(HttpClient client, string address)
    {
        var page = await ReadAsync(client, address);
        using var document = await new HtmlParser().ParseDocumentAsync(
            Encoding.UTF8.GetString(page), TestContext.Current.CancellationToken);
        var files = document.QuerySelectorAll("link[rel~=stylesheet], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
        var weight = Compressed(page);
        foreach (var file in files)
        {
            weight += Compressed(await ReadAsync(client, file));
        }

        return weight;
    }

    private static Task<byte[]> ReadAsync(HttpClient client, string address) =>
        client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static int Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return (int)compressed.Length;
    }
}
