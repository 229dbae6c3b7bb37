namespace Guance.Serverless.Sandbox.Console;

/// <summary>The two listings of the simulated AWS Marketplace: one of each contract.</summary>
public static class SandboxProducts
{
    private static readonly string[] Dimensions = ["data_gb", "hosts", "api_calls"];

    public static SandboxProduct Newer { get; } =
        new("5ozyy2nlzhsandboxlicence", "prod-sandboxlicence1", "Guance Observability", ProductIdentity.Licence, Dimensions);

    public static SandboxProduct Older { get; } =
        new("3kqvx8mtrdsandboxcustmr1", "prod-sandboxcustomer", "Guance Observability (2023 listing)", ProductIdentity.Customer, Dimensions);

    public static IReadOnlyList<SandboxProduct> All { get; } = [Newer, Older];

    /// <summary>The product code of some other seller's product, for tokens that are not ours.</summary>
    public const string CodeOfAnotherSeller = "9zzzanothersellersproduct";
}
