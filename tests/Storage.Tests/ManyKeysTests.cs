using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests;

/// <summary>Reading the settlements of an owner of thousands of workspaces.</summary>
public sealed class ManyKeysTests(MotoFixture moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_number_of_concurrent_requests_is_limited()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var (underway, most, before) = (0, 0, table.Wire.Requests);
        table.Wire.Before = (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underway));
            return null;
        };
        table.Wire.Lose = (_, _) => Interlocked.Decrement(ref underway) < 0;

        Assert.Equal(2_050, (await table.Workspaces.SettlementsAsync([.. Samples.Workspaces(2_050).Select(one => one.Key)], Stop)).Count);
        Assert.Equal(21, table.Wire.Requests - before);
        Assert.InRange(most, 2, 8);
    }

    [Fact]
    public async Task Unprocessed_keys_are_requested_again()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.BindAsync(await scenario.OwnedAsync(), Samples.Workspaces(3));
        var left = 2;
        table.Wire.Before = (_, body) => left-- > 0 ? NothingOf(body) : null;

        var settlements = await table.Workspaces.SettlementsAsync([.. Samples.Workspaces(3).Select(one => one.Key)], Stop);
        Assert.All(settlements.Values, settlement => Assert.Equal(1, settlement.Version));
    }

    private static HttpResponseMessage NothingOf(string request) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            new JsonObject
            {
                ["Responses"] = new JsonObject(),
                ["UnprocessedKeys"] = JsonNode.Parse(request)!["RequestItems"]!.DeepClone(),
            }.ToJsonString(),
            Encoding.UTF8,
            "application/x-amz-json-1.0"),
    };
}
