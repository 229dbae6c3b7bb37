using System.Collections.Immutable;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>Where the owner of a workspace subscribes: on the AWS Marketplace of the site's partition, if we are listed there.</summary>
public static class Listings
{
    public static ImmutableArray<Product> For(Site? site, Products products)
    {
        var partition = site?.Partition ?? "aws";
        ImmutableArray<Product> near = [.. products.All.Where(product => product.Partition == partition)];
        return near.IsEmpty ? [.. products.All] : near;
    }
}
