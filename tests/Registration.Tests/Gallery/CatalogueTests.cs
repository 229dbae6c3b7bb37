using AngleSharp.Html.Parser;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Tests.Gallery;

public sealed class CatalogueTests(GalleryFixture gallery)
{
    [Fact]
    public async Task Each_sample_has_an_address_of_its_own_in_each_language()
    {
        using var client = new HttpClient { BaseAddress = new Uri(await gallery.AddressAsync()) };
        var html = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        using var document = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        var addresses = document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(addresses.Distinct(), addresses);
        Assert.Equal(Enum.GetValues<Language>().Length * Exhibit.Names(Language.English).Count(), addresses.Count);
        await GalleryFixture.StayOpenAsync();
    }
}
