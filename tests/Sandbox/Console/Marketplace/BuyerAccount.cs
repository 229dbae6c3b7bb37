namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>An AWS account that one can act as on the simulated AWS Marketplace.</summary>
/// <param name="Id">Twelve digits.</param>
public sealed record BuyerAccount(string Id, string Name)
{
    public static IReadOnlyList<BuyerAccount> All { get; } =
    [
        new("444455556666", "Acme Rockets"),
        new("777788889999", "Globex"),
        new("222233334444", "星辰科技"),
        new("000011112222", "Initech"),
    ];
}
