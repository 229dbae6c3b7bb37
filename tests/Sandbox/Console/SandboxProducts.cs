using Guance.Serverless.Contracts;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>The two listings of the simulated AWS Marketplace: one of each contract.</summary>
public static class SandboxProducts
{
    private static readonly DimensionEntry[] Dimensions =
    [
        new("data_gb", new("Ingested data", "数据写入量"), new("GB", "GB"), "0.20", "USD"),
        new("hosts", new("Hosts", "主机"), new("host and hour", "台·小时"), "0.05", "USD"),
        new("api_calls", new("API calls", "API 调用"), new("thousand", "千次")),
    ];

    public static SandboxProduct Newer { get; } =
        new("5ozyy2nlzhsandboxlicence", "prod-sandboxlicence1", "Guance Observability", ProductIdentity.Licence, Dimensions);

    public static SandboxProduct Older { get; } =
        new("3kqvx8mtrdsandboxcustmr1", "prod-sandboxcustomer", "Guance Observability (2023 listing)", ProductIdentity.Customer, Dimensions);

    public static IReadOnlyList<SandboxProduct> All { get; } = [Newer, Older];

    /// <summary>The product code of some other seller's product, for tokens that are not ours.</summary>
    public const string CodeOfAnotherSeller = "9zzzanothersellersproduct";
}
