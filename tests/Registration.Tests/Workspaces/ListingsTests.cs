using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.Workspaces;

public sealed class ListingsTests
{
    [Theory]
    [InlineData("aws", "global")]
    [InlineData("aws-cn", "china")]
    public void An_owner_subscribes_where_the_site_is(string partition, string expected) =>
        Assert.Equal([expected], For(partition, Product("global", "aws"), Product("china", "aws-cn")));

    [Fact]
    public void Where_we_have_no_listing_there_all_are_shown() =>
        Assert.Equal(["global", "older"], For("aws-cn", Product("global", "aws"), Product("older", "aws")));

    [Fact]
    public void A_site_that_is_not_known_is_abroad() => Assert.Equal(
        "global", Assert.Single(Listings.For(null, new Products([Product("global", "aws"), Product("china", "aws-cn")]))).Title);

    private static IEnumerable<string> For(string partition, params Product[] products) =>
        Listings.For(
            new Site
            {
                Code = "x1",
                Name = new("站点", "Site"),
                Cloud = "Aws",
                Partition = partition,
                ConsoleUrl = new Uri("https://x1.example.com"),
            },
            new Products(products)).Select(product => product.Title);

    private static Product Product(string title, string partition) => new()
    {
        Code = new ProductCode(title),
        Title = title,
        Identity = SubscriptionKind.Licence,
        ListingUrl = new Uri("https://example.com"),
        Partition = partition,
    };
}
