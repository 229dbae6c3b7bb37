using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>One subscription of an AWS account to a product of ours.</summary>
/// <param name="AwsAccount">Twelve digits.</param>
/// <param name="Product">Product code.</param>
/// <param name="Licence">The <c>l-…</c> part, for the newer contract; null for the older one.</param>
/// <param name="CustomerIdentifier">Customer identifier, for the older contract; null for the newer one.</param>
/// <param name="Agreement">The agreement of the newer contract.</param>
internal sealed record SubscriptionSample(string AwsAccount, string Product, string? Licence, string? CustomerIdentifier, string? Agreement)
{
    /// <summary>The product whose subscriptions are known by their licence.</summary>
    public const string LicenceProduct = "5ozyy2nlzhlicence";

    /// <summary>The product of the older contract.</summary>
    public const string CustomerProduct = "5ozyy2nlzhcustomer";

    /// <summary>The products, with what usage of them is metered by.</summary>
    public static IReadOnlyList<MeteredProduct> ProductsOf(TestSystemOptions options)
    {
        var dimensions = DimensionFile.Read(File.ReadAllBytes(options.DimensionPath));
        return [Product(LicenceProduct, requiresLicence: true), Product(CustomerProduct, requiresLicence: false)];

        MeteredProduct Product(string code, bool requiresLicence) =>
            new(code, [.. dimensions.GetValueOrDefault(code, []).Select(one => one.Key)], requiresLicence);
    }

    public static SubscriptionSample OfLicence(string licence, string agreement, string awsAccount = "444455556666") =>
        new(awsAccount, LicenceProduct, licence, CustomerIdentifier: null, agreement);

    public static SubscriptionSample OfCustomer(string customer, string awsAccount = "444455556666") =>
        new(awsAccount, CustomerProduct, Licence: null, customer, Agreement: null);

    /// <summary>What its registration token resolves to.</summary>
    public ResolvedSubscription Resolved => new(AwsAccount, Product, Licence is null ? null : LicenceArn(Licence), CustomerIdentifier);

    /// <summary>As AWS Marketplace Metering knows it while it runs.</summary>
    public MeteredSubscription Metered => new(AwsAccount, Product, Licence is null ? null : LicenceArn(Licence), CustomerIdentifier);

    public static string LicenceArn(string licence) => $"arn:aws:license-manager::294406891311:license:{licence}";
}
