using System.Net;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.ExpenseCenter.Tests;

public sealed class ExpenseCenterClientTests
{
    private static readonly Username Alice = new("ali ce/?#");
    private static readonly SettlementChange Change = new(SettlementMethod.Aws, Payer: null, [new(Samples.Workspace(1).Key, 3)]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_request_has_the_escaped_username_and_the_secret()
    {
        using var wire = new Answers((HttpStatusCode.OK, """{"username":"ali ce/?#","email":"a@example.com","language":"zh","anySettlement":true,"new":1}"""));
        var account = await wire.Client.FindAccountAsync(Alice, Stop);
        Assert.Equal(new ExpenseCenterAccount(Alice, "a@example.com", Language.Chinese, AnySettlement: true), account);
        Assert.Equal("GET https://expense.example.com/api/v1/accounts/ali%20ce%2F%3F%23 Bearer s3cret", wire.Requests.Single());
    }

    [Fact]
    public async Task Workspaces_are_read_page_by_page()
    {
        using var wire = new Answers(
            (HttpStatusCode.OK, $$"""{"workspaces":[{{Workspace(1)}},{{Workspace(2)}}],"next":"a b"}"""),
            (HttpStatusCode.OK, $$"""{"workspaces":[{{Workspace(3)}}]}"""));
        var workspaces = await wire.Client.WorkspacesAsync(Samples.Alice.Username, Stop).ToListAsync(Stop);
        Assert.Equal(Samples.Workspaces(3).Select(one => one.Key), workspaces.Select(one => one.Key));
        Assert.Contains("limit=500&cursor=a%20b", wire.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_request_has_owner_site_and_id()
    {
        using var wire = new Answers((HttpStatusCode.OK, Workspace(1)));
        var expected = Samples.Workspaces(1).Single();
        Assert.Equal(expected.Key, (await wire.Client.FindWorkspaceAsync(Alice, expected.Key, Stop))?.Key);
        Assert.StartsWith(
            $"GET https://expense.example.com/api/v1/accounts/ali%20ce%2F%3F%23/workspaces/{expected.Key.Site}/{expected.Key.Id} ",
            wire.Requests.Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_about_another_workspace_is_an_error()
    {
        using var wire = new Answers((HttpStatusCode.OK, Workspace(2)));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.FindWorkspaceAsync(Alice, Samples.Workspace(1).Key, Stop));
    }

    [Fact]
    public async Task An_account_or_workspace_that_does_not_exist_is_null()
    {
        using var wire = new Answers([.. Enumerable.Repeat((HttpStatusCode.NotFound, """{"code":"NoSuchWorkspace","detail":"Gone."}"""), 3)]);
        Assert.Null(await wire.Client.FindAccountAsync(Alice, Stop));
        Assert.Empty(await wire.Client.WorkspacesAsync(Alice, Stop).ToListAsync(Stop));
        Assert.Null(await wire.Client.FindWorkspaceAsync(Alice, Samples.Workspaces(1).Single().Key, Stop));
    }

    [Fact]
    public async Task A_settlement_change_contains_the_payer_and_every_workspace_with_its_version()
    {
        using var wire = new Answers((HttpStatusCode.OK, Settled(InForce(1, 3), InForce(2, 4))), (HttpStatusCode.OK, Settled(InForce(1, 3))));
        var account = new CloudAccountId(Ulid.MaxValue);
        var (one, other) = (Samples.Workspace(1).Key, Samples.Workspace(2).Key);
        var change = new SettlementChange(SettlementMethod.Aws, new Payer(account, Samples.AwsAccount, Samples.Product), [new(one, 3), new(other, 4)]);
        Assert.Empty(await wire.Client.PutSettlementsAsync(change, Stop));
        Assert.Empty(await wire.Client.PutSettlementsAsync(Change, Stop));
        Assert.StartsWith("PUT https://expense.example.com/api/v1/settlements ", wire.Requests[0], StringComparison.Ordinal);
        Assert.Equal(
            $$$"""{"method":"Aws","cloudAccount":{"id":"{{{account}}}","awsAccountId":"123456789012","productCode":"product"}"""
            + $$$""","workspaces":[{"site":"us1","id":"{{{one.Id}}}","version":3},{"site":"us1","id":"{{{other.Id}}}","version":4}]}""",
            wire.Bodies[0]);
        Assert.Equal($$$"""{"method":"Aws","workspaces":[{"site":"us1","id":"{{{one.Id}}}","version":3}]}""", wire.Bodies[1]);
    }

    [Fact]
    public async Task A_workspace_that_does_not_exist_any_more_does_not_keep_the_others_from_being_told()
    {
        var (one, other) = (Samples.Workspace(1).Key, Samples.Workspace(2).Key);
        using var wire = new Answers((HttpStatusCode.OK, Settled(Gone(2), InForce(1, 3))));
        var gone = await wire.Client.PutSettlementsAsync(new SettlementChange(SettlementMethod.Aws, Payer: null, [new(one, 3), new(other, 4)]), Stop);
        Assert.Equal([other], gone);
    }

    [Fact]
    public async Task After_a_restore_every_version_is_above_all_versions_of_before()
    {
        using var wire = new Answers(restoreCount: 2, (HttpStatusCode.OK, Settled(InForce(1, 8_589_934_595))));
        Assert.Empty(await wire.Client.PutSettlementsAsync(Change, Stop));
        Assert.Contains("""
            "version":8589934595}
            """, wire.Bodies[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    [InlineData(HttpStatusCode.Unauthorized, "{}")]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "null")]
    [InlineData(HttpStatusCode.OK, """{"username":"alice"}""")]
    [InlineData(HttpStatusCode.OK, """{"username":null,"email":"a","language":"zh","anySettlement":true}""")]
    [InlineData((HttpStatusCode)0, "no connection")]
    public async Task An_invalid_answer_means_that_the_Expense_Center_is_unavailable(HttpStatusCode status, string body)
    {
        using var wire = new Answers((status, body));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.FindAccountAsync(Alice, Stop));
    }

    /// <summary>Each of these once made us believe that the Expense Center knows who pays.</summary>
    [Theory]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, "<html>Maintenance</html>")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[]}""")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[null]}""")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[{"site":"us1","id":"ID"}]}""")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[{"site":"us1","id":"ID","code":"NoSuchAccount"}]}""")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[{"site":"us1","id":"ID","settlement":{"method":"Aws","version":2}}]}""")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[{"site":"us1","id":"ID","settlement":{"method":"ExpenseCenter","version":3}}]}""")]
    [InlineData(HttpStatusCode.OK, """{"workspaces":[{"site":"cn1","id":"ID","settlement":{"method":"Aws","version":3}}]}""")]
    [InlineData(HttpStatusCode.OK, """
        {"workspaces":[{"site":"us1","id":"ID","settlement":{"method":"Aws","version":3}},{"site":"us1","id":"ID","code":"NoSuchWorkspace"}]}
        """)]
    [InlineData(HttpStatusCode.Accepted, """{"workspaces":[{"site":"us1","id":"ID","settlement":{"method":"Aws","version":3}}]}""")]
    [InlineData(HttpStatusCode.NoContent, "")]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.NotFound, "<html>No such route</html>")]
    [InlineData(HttpStatusCode.NotFound, """{"message":"no Route matched with those values"}""")]
    [InlineData(HttpStatusCode.NotFound, """{"code":"NoSuchRoute"}""")]
    public async Task A_settlement_counts_as_stored_only_by_an_answer_of_the_contract(HttpStatusCode status, string body)
    {
        using var wire = new Answers((status, body.Replace("ID", Samples.Workspace(1).Key.Id, StringComparison.Ordinal)));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.PutSettlementsAsync(Change, Stop));
    }

    [Theory]
    [InlineData("text/html; charset=gb2312")]
    [InlineData("text/html; charset=utf-7")]
    [InlineData("no media type")]
    public async Task A_page_of_a_gateway_in_any_charset_means_that_the_Expense_Center_is_unavailable(string contentType)
    {
        using var wire = new Answers((HttpStatusCode.OK, "<html>"), (HttpStatusCode.NotFound, "<html>")) { ContentType = contentType };
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.FindAccountAsync(Alice, Stop));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.FindAccountAsync(Alice, Stop));
    }

    [Theory]
    [InlineData("""{"workspaces":[null]}""")]
    [InlineData("""{"workspaces":[],"next":"a"}""")]
    public async Task A_list_with_null_or_with_cursors_that_repeat_is_an_error(string page)
    {
        using var wire = new Answers((HttpStatusCode.OK, page), (HttpStatusCode.OK, """{"workspaces":[],"next":"b"}"""), (HttpStatusCode.OK, page));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.WorkspacesAsync(Alice, Stop).ToListAsync(Stop).AsTask());
    }

    [Fact]
    public async Task A_later_version_in_force_is_an_answer()
    {
        using var wire = new Answers((HttpStatusCode.OK, Settled(InForce(1, 4, "ExpenseCenter"))));
        Assert.Empty(await wire.Client.PutSettlementsAsync(Change, Stop));
    }

    [Fact]
    public async Task A_workspace_that_is_listed_twice_is_returned_once()
    {
        using var wire = new Answers(
            (HttpStatusCode.OK, $$"""{"workspaces":[{{Workspace(1)}},{{Workspace(2)}}],"next":"a"}"""),
            (HttpStatusCode.OK, $$"""{"workspaces":[{{Workspace(2)}},{{Workspace(3)}}]}"""));
        Assert.Equal(3, (await wire.Client.WorkspacesAsync(Alice, Stop).ToListAsync(Stop)).Count);
    }

    [Fact]
    public async Task No_answer_within_ten_seconds_means_that_the_Expense_Center_is_unavailable()
    {
        using var wire = new Answers();
        var call = wire.Client.FindAccountAsync(Alice, Stop);
        wire.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(call.IsCompleted);

        wire.Time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => call);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_a_failure_of_the_Expense_Center()
    {
        using var wire = new Answers();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wire.Client.FindAccountAsync(Alice, new CancellationToken(true)));
    }

    private static string Settled(params string[] workspaces) => $$"""{"workspaces":[{{string.Join(",", workspaces)}}]}""";

    private static string InForce(int workspace, long version, string method = "Aws") => $$$"""
        {"site":"us1","id":"{{{Samples.Workspace(workspace).Key.Id}}}","settlement":{"method":"{{{method}}}","version":{{{version}}}}}
        """;

    private static string Gone(int workspace) => $$$"""{"site":"us1","id":"{{{Samples.Workspace(workspace).Key.Id}}}","code":"NoSuchWorkspace"}""";

    private static string Workspace(int number) => $$$"""
        {"site":"us1","id":"{{{Samples.Workspace(number).Key.Id}}}","name":"n","settlement":{"method":"AlibabaCloud","version":0}}
        """;
}
