using System.Net;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Usage;

namespace Guance.Serverless.ExpenseCenter.Tests;

public sealed class UsageReturnTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static UsageReturn Usage => new([
        new("a-1", "us1", "wksp_1", "2026-11-20T15:00:00Z", "logs", "1.5", UsageReturnReason.TooOld, new CloudAccountId(Ulid.MaxValue)),
        new(null, null, null, null, null, null, UsageReturnReason.Malformed)]);

    [Fact]
    public async Task Returned_usage_is_sent_as_it_came_with_the_reason()
    {
        var id = Ulid.MaxValue;
        using var wire = new Answers((HttpStatusCode.OK, $$"""{"id":"{{id}}","records":2}"""));
        await wire.Client.ReturnUsageAsync(id, Usage, Stop);
        Assert.Equal($"PUT https://expense.example.com/api/v1/usage/returns/{id} Bearer s3cret", wire.Requests.Single());
        Assert.Equal(
            $$$"""
            {"records":[{"id":"a-1","site":"us1","workspaceId":"wksp_1","hour":"2026-11-20T15:00:00Z","dimension":"logs","quantity":"1.5","reason":"TooOld","cloudAccount":"{{{id}}}"},{"reason":"Malformed"}]}
            """,
            wire.Bodies.Single());
    }

    /// <summary>Usage that nobody has is lost: neither AWS bills it nor the Expense Center.</summary>
    [Theory]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, "<html>Maintenance</html>")]
    [InlineData(HttpStatusCode.OK, """{"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ","records":1}""")]
    [InlineData(HttpStatusCode.OK, """{"id":"01ARZ3NDEKTSV4RRFFQ69G5FAV","records":2}""")]
    [InlineData(HttpStatusCode.OK, """{"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ"}""")]
    [InlineData(HttpStatusCode.Accepted, """{"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ","records":2}""")]
    [InlineData(HttpStatusCode.NoContent, "")]
    [InlineData(HttpStatusCode.BadRequest, """{"detail":"Too many."}""")]
    [InlineData(HttpStatusCode.NotFound, """{"code":"NoSuchWorkspace"}""")]
    public async Task Usage_counts_as_returned_only_by_an_answer_of_the_contract(HttpStatusCode status, string body)
    {
        using var wire = new Answers((status, body));
        await Assert.ThrowsAsync<ExpenseCenterUnavailableException>(() => wire.Client.ReturnUsageAsync(Ulid.MaxValue, Usage, Stop));
    }
}
