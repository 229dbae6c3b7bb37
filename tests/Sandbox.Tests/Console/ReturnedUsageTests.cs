using System.Net;
using AngleSharp.Html.Parser;

namespace Guance.Serverless.Sandbox.Tests.Console;

/// <summary>The Expense Center takes usage back, as its contract says, and its page shows it.</summary>
public sealed class ReturnedUsageTests(ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const string Body = """{"records":[{"id":"a-1","site":"us1","quantity":"1.5","reason":"TooOld"},{"reason":"Malformed"}]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Usage_is_kept_once_for_each_id()
    {
        var id = Ulid.NewUlid().ToString();
        var answer = $$"""{"id":"{{id}}","records":2}""";
        Assert.Equal((HttpStatusCode.OK, answer), await PutAsync(id, Body));
        Assert.Equal((HttpStatusCode.OK, answer), await PutAsync(id, Body));
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(id, """{"records":[{"reason":"Malformed"}]}""")).Status);
        Assert.Equal(["TooOld", "Malformed"], fixture.Console.ExpenseCenter.Api.Returns.Records.Select(one => one.Reason));

        var page = await new HtmlParser().ParseDocumentAsync(await fixture.Http.GetStringAsync(new Uri("/expense-center", UriKind.Relative), Stop));
        Assert.Single(page.QuerySelectorAll("tr[data-reason='TooOld']"));
    }

    [Theory]
    [InlineData("another-id", Body)]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV", "")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV", """{"records":[]}""")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV", """{"records":[null]}""")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV", """{"records":[{"id":"a-1"}]}""")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV", """{"records":[{"reason":"TooOld","quantity":1.5}]}""")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV", """{"records":[{"reason":"TooOld","unknown":"1"}]}""")]
    public async Task What_is_not_as_the_contract_says_is_refused(string id, string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(id, body)).Status);

    private async Task<(HttpStatusCode Status, string Body)> PutAsync(string id, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/expense-center/api/v1/usage/returns/{id}", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", fixture.Options.ApiSecret);
        request.Content = new StringContent(body);
        using var answer = await fixture.Http.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
