using Guance.Serverless.Hosting.Secrets;
using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Hosting.Tests.Secrets;

public sealed class ParameterStoreTests : IDisposable
{
    private const string Name = "/guance/secret";

    private readonly FakeTimeProvider time = new();
    private readonly FakeSsm ssm = new();
    private readonly LinesLogger<ParameterStore> log = new();
    private readonly ParameterStore store;

    public ParameterStoreTests() => store = new(ssm.Client, time, log);

    [Fact]
    public async Task A_secret_is_read_once_and_again_after_a_while()
    {
        ssm.Answer = FakeSsm.Parameter("old");
        Assert.Equal(("old", "old", 1), (await GetAsync(), await GetAsync(), ssm.Calls));

        ssm.Answer = FakeSsm.Parameter("new");
        time.Advance(ParameterStore.CacheDuration);
        Assert.Equal(("new", 2), (await GetAsync(), ssm.Calls));
    }

    public static TheoryData<int, string> Failures => new()
    {
        { 200, "<html>gateway</html>" },
        { 200, "{}" },
        { 200, """{"Parameter":null}""" },
        { 200, """{"Parameter":{"Name":"/guance/secret"}}""" },
        { 200, """{"Parameter":{"Name":"/guance/secret","Value":""}}""" },
        { 200, """{"Parameter":"secret"}""" },
        { 204, "" },
        { 400, """{"__type":"ParameterNotFound"}""" },
        { 400, """{"__type":"AccessDeniedException"}""" },
        { 500, "<html>" },
        { 0, "" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task An_answer_without_a_value_is_an_outage_of_the_secret(int status, string body)
    {
        ssm.Answer = FakeSsm.Raw(status, body);
        var failure = await Assert.ThrowsAsync<SecretUnavailableException>(() => GetAsync());
        Assert.Contains(Name, failure.Message, StringComparison.Ordinal);

        ssm.Answer = FakeSsm.Parameter("there");
        Assert.Equal("there", await GetAsync());
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_known_secret_stays_in_use_while_it_cannot_be_read_again(int status, string body)
    {
        ssm.Answer = FakeSsm.Parameter("known");
        await GetAsync();
        ssm.Answer = FakeSsm.Raw(status, body);
        time.Advance(ParameterStore.CacheDuration);
        Assert.Equal("known", await GetAsync());

        ssm.Answer = FakeSsm.Parameter("new");
        time.Advance(ParameterStore.RetryDelay);
        Assert.Equal("new", await GetAsync());
    }

    [Fact]
    public async Task Failing_to_read_a_known_secret_again_is_tried_and_logged_once_a_minute_and_without_the_secret()
    {
        ssm.Answer = FakeSsm.Parameter("s3cret");
        await GetAsync();
        ssm.Answer = FakeSsm.Raw(500, "");
        time.Advance(ParameterStore.CacheDuration);
        for (var minute = 0; minute < 3; minute++)
        {
            await GetAsync();
            await GetAsync();
            time.Advance(ParameterStore.RetryDelay);
        }

        Assert.Equal((4, 3), (ssm.Calls, log.Lines.Count));
        Assert.All(log.Lines, line => Assert.Contains(Name, line, StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain("s3cret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Parameter_Store_that_does_not_answer_holds_up_a_known_secret_for_two_seconds()
    {
        ssm.Answer = FakeSsm.Parameter("known");
        await GetAsync();
        time.Advance(ParameterStore.CacheDuration);
        var asked = ssm.HangNext();
        var refresh = GetAsync();
        await asked;
        Assert.Equal("known", await GetAsync());

        time.Advance(ParameterStore.RefreshTimeout);
        Assert.Equal("known", await refresh);
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_no_secret()
    {
        ssm.Answer = FakeSsm.Parameter("known");
        await GetAsync();
        time.Advance(ParameterStore.CacheDuration);
        using var caller = new CancellationTokenSource();
        var asked = ssm.HangNext();
        var refresh = store.GetAsync(Name, caller.Token);
        await asked;
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refresh);
        Assert.Empty(log.Lines);
    }

    public void Dispose() => ssm.Dispose();

    private Task<string> GetAsync() => store.GetAsync(Name, TestContext.Current.CancellationToken);
}
