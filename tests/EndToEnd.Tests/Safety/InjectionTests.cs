using System.Net;
using System.Text.Json;
using Guance.Serverless.Contracts;
using Guance.Serverless.EndToEnd.Tests.Safety.Attacking;
using Guance.Serverless.Sandbox.ApiGateway;
using Guance.Serverless.Sandbox.Lambda;

namespace Guance.Serverless.EndToEnd.Tests.Safety;

/// <summary>Line breaks and control characters where a header or a line of the log could be made of them.</summary>
[Collection<AttackedSystem>]
public sealed class InjectionTests(SafetyFixture fixture)
{
    private const string Marker = "injected-by-the-attacker";

    private static readonly string[] Hostile =
    [
        $"\r\n{Marker}: 1", $"\n{{\"level\":\"Error\",\"message\":\"{Marker}\"}}\n", $"\r\n\r\n<h1>{Marker}</h1>", $"\0{Marker}", $"\u001b[2J{Marker}",
        $"\u2028{Marker}\u2029", $"\u0085{Marker}", $"\",\"level\":\"{Marker}\",\"x\":\"", $"{{{Marker}}} {{0}} %s ${{jndi:x}}", $"\ud800{Marker}",
    ];

    /// <summary>Headers that something on the way to a log or a page reads.</summary>
    private static readonly string[] Read =
    [
        "User-Agent", "Referer", "Accept-Language", "X-Request-Id", "Request-Id", "X-Correlation-Id", "traceparent", "tracestate", "baggage",
        "X-Amzn-Trace-Id", "X-Forwarded-For", "Origin", "Cookie", "Content-Type", "Accept", "Authorization",
    ];

    [Fact]
    public async Task Percent_encoded_control_characters_in_URLs_and_forms_stay_text()
    {
        var (client, account) = await fixture.NewVisitorAsync();
        using var visitor = client;
        await fixture.LandAsync(visitor, fixture.TokenOf(await fixture.SubscribeAsync()));
        // A null character in a path, and half of a surrogate pair, come no further than the server that plays API Gateway.
        foreach (var hostile in Hostile.Where(text => text[0] is not ('\0' or '\ud800')).Select(Uri.EscapeDataString))
        {
            // An HTTP API decodes a path twice: encoded once, the percent sign of one of them would be refused before it reached us.
            var inPath = Uri.EscapeDataString(hostile);
            foreach (var target in new[]
                     {
                         $"/{inPath}", $"/cloud-accounts/{inPath}", $"/cloud-accounts/{inPath}/status", $"/cloud-accounts?cursor={hostile}&{hostile}=1",
                         $"/?lang={hostile}", $"/sign-in?returnUrl=/{hostile}", $"/signin-oidc?error={hostile}&error_description={hostile}&state={hostile}",
                         $"/signout-callback-oidc?state={hostile}", $"/workspaces/us1/{inPath}/settlement",
                         $"/workspaces?q={hostile}&site={hostile}&page={hostile}", $"/bills?month={hostile}", $"/cloud-accounts/{inPath}/workspaces",
                     })
            {
                AssertClean(await visitor.GetAsync(target));
            }

            AssertClean(await visitor.PostAsync("/aws/register", $"x-amzn-marketplace-token={hostile}&{hostile}=1"));
            AssertClean(await visitor.PostAsync("/sign-out", $"form-token={hostile}"));
            AssertClean(await fixture.ConfirmAsync(visitor, Uri.UnescapeDataString(hostile), Uri.UnescapeDataString(hostile)));
            AssertClean(await visitor.GetAsync("/registration", ("Cookie", $"__Host-claim={hostile}; __Host-session={hostile}; __Host-language={hostile}")));
        }

        AssertLog();
        Assert.DoesNotContain($"owner={account.Username}", await fixture.DecisionsAsync(), StringComparison.Ordinal);
    }

    /// <summary>As an HTTP API hands them over that has decoded the path, or lets a header pass that it should not.</summary>
    [Fact]
    public async Task Raw_control_characters_in_events_stay_text()
    {
        foreach (var hostile in Hostile)
        {
            foreach (var header in Read)
            {
                AssertClean(await InvokeAsync("/nothing", (header, hostile)), header);
            }

            AssertClean(await InvokeAsync($"/cloud-accounts/{hostile}"), "path");
            AssertClean(await InvokeAsync($"/{Uri.EscapeDataString(hostile)}"), "encoded path");
            AssertClean(await InvokeAsync($"/aws/register?lang={hostile}&{hostile}"), "query");
        }

        AssertLog();
    }

    private async Task<JsonElement> InvokeAsync(string target, params (string Name, string Value)[] headers)
    {
        var payload = HttpApiEvent.From(new()
        {
            Method = "GET",
            Target = target,
            Path = target.Split('?')[0],
            RouteKey = PublicPaths.DefaultRoute,
            Headers = [new("Host", "x"), .. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
            Body = ReadOnlyMemory<byte>.Empty,
            Source = IPAddress.Loopback,
            Port = 443,
            Time = DateTimeOffset.UnixEpoch,
            RequestId = "request",
            TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793",
        });
        var result = Assert.IsType<InvocationResult.Succeeded>(await fixture.Sandbox.Functions["Registration"].InvokeAsync(payload));
        using var answer = JsonDocument.Parse(result.Payload);
        return answer.RootElement.Clone();
    }

    private static void AssertClean(JsonElement answer, string where)
    {
        Assert.True(answer.GetProperty("statusCode").GetInt32() < 500, $"{where}: {answer}");
        Assert.All(
            answer.GetProperty("headers").EnumerateObject(),
            header => Assert.True(header.Value.GetString()!.All(letter => letter is >= ' ' and <= '~'), $"{where}: {header}"));
        Assert.DoesNotContain(answer.GetProperty("headers").EnumerateObject(), header => header.Name.Contains(Marker, StringComparison.Ordinal));
    }

    private static void AssertClean(Answer answer)
    {
        Assert.True((int)answer.Status < 500, $"{answer}");
        Assert.All(answer.Headers, header => Assert.DoesNotContain(Marker, header.Key, StringComparison.Ordinal));
        Assert.All(answer.Headers.SelectMany(header => header), value => Assert.True(value.All(letter => letter is >= ' ' and <= '~'), $"{answer}: {value}"));
        Assert.DoesNotContain($"<h1>{Marker}", answer.Body, StringComparison.Ordinal);
    }

    private void AssertLog() => RulesOfLogs.Check(fixture.Sandbox.Functions["Registration"].Log);
}
