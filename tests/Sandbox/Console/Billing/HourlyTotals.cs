using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Console.Billing;

/// <summary>
/// Records of the usage queue as Guance's billing makes them: one for each workspace, dimension and hour. The id says which, and
/// decides the quantity, so that what is sent again is the same.
/// </summary>
internal static class HourlyTotals
{
    private const uint HighestMillionths = 20_000_000;

    /// <param name="workspaces">For whom.</param>
    /// <param name="now">The time of the functions.</param>
    /// <param name="order">Which hours.</param>
    public static IEnumerable<JsonObject> Of(IReadOnlyList<CenterWorkspace> workspaces, DateTimeOffset now, UsageOrder order)
    {
        var inProgress = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return from hour in Enumerable.Range(1, order.Hours).Select(ago => inProgress.AddHours(-ago)).Prepend(inProgress).Skip(order.InProgress ? 0 : 1).Reverse()
               from workspace in workspaces
               from dimension in DimensionsOf(workspace)
               select Record(workspace, hour, dimension, order);
    }

    private static IEnumerable<string> DimensionsOf(CenterWorkspace workspace) =>
        (SandboxProducts.All.FirstOrDefault(product => product.Code == workspace.CloudAccount?.ProductCode) ?? SandboxProducts.Newer)
        .Dimensions.Select(dimension => dimension.Key);

    private static JsonObject Record(CenterWorkspace workspace, DateTimeOffset hour, string dimension, UsageOrder order)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{workspace.Site}-{hour:yyyyMMddHH}-{workspace.Id}-{dimension}");
        var record = new JsonObject
        {
            ["id"] = id,
            ["site"] = workspace.Site,
            ["workspaceId"] = workspace.Id,
            ["hour"] = hour.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["dimension"] = dimension,
            ["quantity"] = Quantity(id, order.Seed).ToString("0.######", CultureInfo.InvariantCulture),
        };
        if (order.CloudAccount is { } account)
        {
            record["cloudAccount"] = account;
        }

        return record;
    }

    private static decimal Quantity(string id, int seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} {seed}")));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) % HighestMillionths / 1_000_000m;
    }
}
