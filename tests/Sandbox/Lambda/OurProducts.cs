using Guance.Serverless.Sandbox.Console;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>The products that the functions know as ours.</summary>
internal static class OurProducts
{
    /// <summary>The product of AWS's sample notices: without a listing, so that anyone can publish a sample as it is.</summary>
    private static readonly SandboxProduct Sample =
        new("5ozyy2nlzhexample", "prod-example000001", "Guance (sample notices)", ProductIdentity.Customer, Dimensions: []);

    public static IReadOnlyList<SandboxProduct> All { get; } = [.. SandboxProducts.All, Sample];

    /// <summary>Codes of the products whose notices come over SNS.</summary>
    public static IEnumerable<string> WithTopics =>
        All.Where(product => product.Identity == ProductIdentity.Customer).Select(product => product.Code);
}
