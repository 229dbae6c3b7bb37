using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.MarketplaceGuide;

/// <summary>Texts about AWS Marketplace: how to register from there, and how to subscribe.</summary>
public static class MarketplaceTexts
{
    /// <summary>Steps to get a new registration token. No new subscription is needed.</summary>
    public static ImmutableArray<Text> HowToReturn { get; } =
    [
        new("在 AWS 控制台打开 AWS Marketplace 的“管理订阅”（Manage subscriptions）。", "In the AWS console, open AWS Marketplace > Manage subscriptions."),
        new("选择观测云（Guance）的订阅。", "Select your Guance subscription."),
        new("点击“设置您的账户”（Set up your account），就会回到这里。无需再次订阅。", "Choose \"Set up your account\" to come back here. There is no need to subscribe again."),
    ];

    /// <summary>AWS's page with the buyer's subscriptions, in each partition that a product is sold in.</summary>
    private static ImmutableArray<MessageLink> SubscriptionsAtAws(Products products) =>
    [
        .. products.All.Select(product => product.Partition).Distinct().Order(StringComparer.Ordinal).Select(partition => new MessageLink(
            partition == "aws-cn"
                ? new("打开 AWS 中国的“管理订阅”", "Open Manage subscriptions on AWS China")
                : new("打开 AWS 的“管理订阅”", "Open Manage subscriptions on AWS"),
            AwsConsoleLinks.Of(products.All.First(product => product.Partition == partition)).Subscriptions.AbsoluteUri)),
    ];

    /// <summary>The message with AWS's page, to which its steps lead, as the first link; unchanged when it has no steps.</summary>
    public static PageMessage WithSubscriptionsAtAws(PageMessage message, Products products) =>
        message.Steps.IsEmpty ? message : message with { Links = [.. SubscriptionsAtAws(products), .. message.Links] };

    public static Text OpenListing { get; } = new("打开 AWS Marketplace 上的产品页", "Open the listing on AWS Marketplace");

    public static MessageLink ListingOf(Product product) => new(SubscribeTo(product), product.ListingUrl.AbsoluteUri);

    private static Text SubscribeTo(Product product) => new($"在 AWS Marketplace 订阅 {product.Title}", $"Subscribe to {product.Title} on AWS Marketplace");
}

/// <summary>The listings to offer for a workspace: the offered ones in its site's partition; of all partitions if it has none.</summary>
public static class Listings
{
    public static ImmutableArray<Product> For(Site? site, Products products)
    {
        var partition = site?.Partition ?? "aws";
        ImmutableArray<Product> near = [.. products.All.Where(product => product.Partition == partition)];
        return [.. (near.IsEmpty ? products.All : near).Where(product => product.IsOffered)];
    }
}
