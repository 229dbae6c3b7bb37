using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.MarketplaceGuide;

/// <summary>Texts about AWS Marketplace: how to register from there, and how to subscribe.</summary>
public static class MarketplaceTexts
{
    /// <summary>Steps to get a new registration token. No new subscription is needed.</summary>
    public static ImmutableArray<Text> HowToReturn { get; } =
    [
        new("登录 AWS 控制台，打开 AWS Marketplace 的“管理订阅”（Manage subscriptions）。", "Sign in to the AWS console and open AWS Marketplace > Manage subscriptions."),
        new("选择观测云（Guance）的订阅。", "Choose your Guance subscription."),
        new("点击“设置您的账户”（Set up your account），您会带着新的凭证回到这里。无需再次订阅。", "Choose \"Set up your account\". It brings you back here with a fresh pass. There is no need to subscribe again."),
    ];

    public static Text OpenListing { get; } = new("打开 AWS Marketplace 上的产品页", "Open the listing on AWS Marketplace");

    public static Text ListingOf(Product product) => new($"在 AWS Marketplace 订阅 {product.Title}", $"Subscribe to {product.Title} on AWS Marketplace");
}

/// <summary>The listings to offer for a workspace: those in its site's partition, or all if there are none.</summary>
public static class Listings
{
    public static ImmutableArray<Product> For(Site? site, Products products)
    {
        var partition = site?.Partition ?? "aws";
        ImmutableArray<Product> near = [.. products.All.Where(product => product.Partition == partition)];
        return near.IsEmpty ? [.. products.All] : near;
    }
}
