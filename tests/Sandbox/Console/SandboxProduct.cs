using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>A product with a listing on the simulated AWS Marketplace.</summary>
/// <param name="Code">Product code, as ResolveCustomer and the notices say it.</param>
/// <param name="Id">Product id, as agreement events say it.</param>
/// <param name="Dimensions">What usage of it is metered by.</param>
public sealed record SandboxProduct(string Code, string Id, string Title, ProductIdentity Identity, IReadOnlyList<DimensionEntry> Dimensions)
{
    /// <summary>Path of the listing in the console.</summary>
    public string ListingPath => "/marketplace/pp/" + Id;

    public string SubscriptionTopic => "aws-mp-subscription-notification-" + Code;

    /// <summary>As AWS Marketplace Metering knows it.</summary>
    internal MeteredProduct Metered => new(Code, [.. Dimensions.Select(dimension => dimension.Key)], RequiresLicence: Identity == ProductIdentity.Licence);

    public string EntitlementTopic => "aws-mp-entitlement-notification-" + Code;
}
