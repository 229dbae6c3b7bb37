using Guance.Serverless.Registration.MarketplaceGuide;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Tests.Workspaces;

public sealed class ListingsTests
{
    [Theory]
    [InlineData("aws", "global")]
    [InlineData("aws-cn", "china")]
    public void An_owner_is_offered_the_listing_for_the_location_of_the_site(string partition, string expected) =>
        Assert.Equal([expected], For(partition, Product("global", "aws"), Product("china", "aws-cn")));

    [Fact]
    public void Without_a_listing_for_the_location_all_listings_are_offered() =>
        Assert.Equal(["global", "older"], For("aws-cn", Product("global", "aws"), Product("older", "aws")));

    [Fact]
    public void A_listing_that_is_closed_to_new_buyers_is_not_offered_and_no_listing_elsewhere_in_its_place() => Assert.Empty(
        For("aws-cn", Product("global", "aws"), Product("china", "aws-cn") with { IsOffered = false }));

    [Fact]
    public void An_unknown_site_is_treated_as_outside_China() => Assert.Equal(
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
