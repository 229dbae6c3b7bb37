using System.Text.Json.Nodes;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Storage.Tests;

/// <summary>DynamoDB takes no more at the moment, or is at the same row; moto never says so.</summary>
public sealed class ThrottlingTests(MotoFixture moto)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ThrottlingError")]
    [InlineData("ProvisionedThroughputExceeded")]
    public async Task A_transaction_with_a_throttled_row_is_retried(string reason)
    {
        await using var table = await TestTable.CreateAsync(moto);
        var refusals = 3;
        table.Wire.Before = (operation, _) => operation == "TransactWriteItems" && refusals-- > 0 ? Cancelled("None", reason) : null;

        Assert.True(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        Assert.Equal(4, table.Wire.Requests - 1);
        table.Wire.Before = null;
        Assert.Single(await table.ScanAsync("NOTICE#"));
    }

    [Fact]
    public async Task A_transaction_that_is_always_throttled_is_reported_as_contention()
    {
        await using var table = await TestTable.CreateAsync(moto);
        table.Wire.Before = (operation, _) => operation == "TransactWriteItems" ? Cancelled("ThrottlingError", "None") : null;

        await Assert.ThrowsAsync<ContentionException>(() => table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
    }

    [Fact]
    public async Task A_changed_row_counts_more_than_a_throttled_row()
    {
        await using var table = await TestTable.CreateAsync(moto);
        table.Wire.Before = (operation, _) =>
            operation == "TransactWriteItems" ? Cancelled("ThrottlingError", "ConditionalCheckFailed", "TransactionConflict") : null;

        Assert.False(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        Assert.Equal(1, table.Wire.Requests - 1);
    }

    [Fact]
    public async Task A_first_try_that_is_still_in_progress_is_retried_until_it_answers()
    {
        await using var table = await TestTable.CreateAsync(moto, sdkRetries: 0);
        var bodies = new List<string>();
        table.Wire.Before = (operation, body) =>
        {
            bodies.Add(body);
            return operation == "TransactWriteItems" && bodies.Count < 3 ? Wire.Error("TransactionInProgressException") : null;
        };

        Assert.True(await table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        Assert.Equal(3, bodies.Count);
        Assert.Single(bodies.Distinct());
    }

    [Theory]
    [InlineData("ProvisionedThroughputExceededException")]
    [InlineData("ThrottlingException")]
    [InlineData("RequestLimitExceeded")]
    public async Task A_call_that_is_still_throttled_after_the_SDKs_retries_is_contention(string code)
    {
        await using var table = await TestTable.CreateAsync(moto, sdkRetries: 0);
        var account = await new AccountScenario(table).OwnedAsync();
        table.Wire.Before = (_, _) => Wire.Error(code);

        await RefusedAsync(() => table.Store.CommitAsync(new Decision { Notice = "1" }, Stop));
        await RefusedAsync(() => table.Store.ReadAsync(Samples.Customer(), Stop));
        await RefusedAsync(() => table.Accounts.FindAsync(account.Id, Stop));
        await RefusedAsync(() => table.Accounts.BindingsAsync(account.Id, limit: 10, cursor: null, Stop));
        await RefusedAsync(() => table.Workspaces.SettlementsAsync([Samples.Workspace(1).Key], Stop));
        await RefusedAsync(() => table.WebKeys.AllAsync(Stop));

        static async Task RefusedAsync(Func<Task> call) => await Assert.ThrowsAsync<ContentionException>(call);
    }

    [Fact]
    public async Task Unprocessed_keys_are_requested_again_a_limited_number_of_times()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var scenario = new AccountScenario(table);
        await scenario.BindAsync(await scenario.OwnedAsync(), Samples.Workspace(1));
        var left = 2;
        table.Wire.Before = (operation, body) => operation == "BatchGetItem" && left-- > 0 ? Unread(body) : null;
        Assert.Equal(1, (await scenario.SettlementAsync(Samples.Workspace(1))).Version);

        table.Wire.Before = (operation, body) => operation == "BatchGetItem" ? Unread(body) : null;
        await Assert.ThrowsAsync<ContentionException>(() => scenario.SettlementAsync(Samples.Workspace(1)));
    }

    [Fact]
    public async Task An_executed_item_is_marked_done_even_if_it_is_stored_again_at_the_same_time()
    {
        await using var table = await TestTable.CreateAsync(moto);
        var item = new OutboxItem(Ulid.NewUlid(table.Time.GetUtcNow()), new WorkOrder(default));
        await table.Store.CommitAsync(new Decision { OutboxOnce = item }, Stop);
        await table.Outbox.TakeAsync(item.Id, Stop);
        var refusals = 3;
        table.Wire.Before = (_, _) => refusals-- > 0 ? Wire.Error("TransactionConflictException") : null;

        await table.Outbox.CompleteAsync(item.Id, Stop);
        Assert.IsType<OutboxLease.Done>(await table.Outbox.TakeAsync(item.Id, Stop));
    }

    private static HttpResponseMessage Cancelled(params string[] reasons)
    {
        var listed = new JsonArray([.. reasons.Select(reason => new JsonObject { ["Code"] = reason })]);
        return Wire.Error("TransactionCanceledException", $""","CancellationReasons":{listed.ToJsonString()},"message":"cancelled" """);
    }

    /// <summary>The answer of a table that has read nothing of what was asked.</summary>
    private static HttpResponseMessage Unread(string body) => new()
    {
        Content = new StringContent(new JsonObject
        {
            ["Responses"] = new JsonObject(),
            ["UnprocessedKeys"] = JsonNode.Parse(body)!["RequestItems"]!.DeepClone(),
        }.ToJsonString()),
    };
}
