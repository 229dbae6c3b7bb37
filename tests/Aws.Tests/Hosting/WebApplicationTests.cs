using System.Text;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Guance.Serverless.Aws.Tests.Bridge;
using Guance.Serverless.Aws.Tests.RuntimeLoop;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Aws.Tests.Hosting;

[Collection(OneLoopAtATime.Name)]
public sealed class WebApplicationTests
{
    private static readonly string Landing = Path.Combine(AppContext.BaseDirectory, "Contracts", "http-api-post.json");

    [Fact]
    public async Task The_POST_from_AWS_Marketplace_is_read_as_a_form_and_answered_with_a_redirect_and_cookies()
    {
        await using var api = await LoopbackRuntimeApi.StartAsync();
        await using var app = await StartAsync(api, app => app.MapPost("/aws/register", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            http.Response.Cookies.Append("claim", form["x-amzn-marketplace-token"]!);
            http.Response.Cookies.Append("agent", http.Request.Headers.UserAgent!);
            http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}/{http.Connection.RemoteIpAddress}/{http.TraceIdentifier}";
            http.Response.StatusCode = 303;
        }));

        var answer = await AnswerAsync(api, await File.ReadAllBytesAsync(Landing, TestContext.Current.CancellationToken));

        Assert.Equal(303, answer.Response.StatusCode);
        Assert.Equal(
            "https://abc123.execute-api.us-east-1.amazonaws.com/203.0.113.7/JKJaXmPLvHcESHA=",
            answer.Headers["Location"]);
        Assert.Collection(
            answer.Response.Cookies!,
            claim => Assert.StartsWith("claim=AQICAHh%2B%2Ftoken%3D%3D;", claim, StringComparison.Ordinal),
            agent => Assert.Contains("X11%3B%20Linux%20x86_64%29%2C%20like%20Gecko", agent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scoped_services_live_as_long_as_one_request()
    {
        await using var api = await LoopbackRuntimeApi.StartAsync();
        await using var app = await StartAsync(api, app => app.Run(async http =>
        {
            var scoped = http.RequestServices.GetRequiredService<PerRequest>();
            scoped.Uses++;
            await http.Response.WriteAsync($"{scoped.Uses}");
        }));

        Assert.Equal("1"u8.ToArray(), (await AnswerAsync(api, new HttpApiEvent().ToUtf8())).Body);
        Assert.Equal("1"u8.ToArray(), (await AnswerAsync(api, new HttpApiEvent().ToUtf8())).Body);
    }

    [Fact]
    public async Task An_exception_is_answered_with_500_and_the_next_request_with_200()
    {
        await using var api = await LoopbackRuntimeApi.StartAsync();
        await using var app = await StartAsync(api, app => app.Run(http =>
            http.Request.Path == "/bad" ? throw new InvalidOperationException("broken") : Task.CompletedTask));

        Assert.Equal(500, (await AnswerAsync(api, new HttpApiEvent { RawPath = "/bad" }.ToUtf8())).Response.StatusCode);
        Assert.Equal(200, (await AnswerAsync(api, new HttpApiEvent { RawPath = "/good" }.ToUtf8())).Response.StatusCode);
    }

    [Fact]
    public async Task A_broken_Runtime_API_stops_the_application_with_an_error()
    {
        await using var api = await LoopbackRuntimeApi.StartAsync();
        api.NextStatus = 500;
        await using var app = await StartAsync(api, _ => { });

        await Assert.ThrowsAsync<HttpRequestException>(() => app.WaitForShutdownAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Outside_Lambda_the_server_stays_what_it_was()
    {
        var services = new ServiceCollection();
        services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(IServer));
    }

    [Fact]
    public void The_serializer_of_the_application_is_in_the_options_and_the_server_is_Lambdas()
    {
        using var lambda = new LambdaVariables("127.0.0.1:1");
        var services = new ServiceCollection();
        var serializer = new SourceGeneratorLambdaJsonSerializer<HttpApiTestJson>();
        ILambdaSerializer? seen = null;
        services.AddAWSLambdaHosting(LambdaEventSource.HttpApi, serializer, options => seen = options.Serializer);
        Assert.Same(serializer, seen);
        Assert.Single(services, service => service.ServiceType == typeof(IServer));
    }

    [Fact]
    public void Event_sources_other_than_the_HTTP_API_are_refused() =>
        Assert.Throws<NotSupportedException>(() => new ServiceCollection().AddAWSLambdaHosting(LambdaEventSource.RestApi));

    private static async Task<WebApplication> StartAsync(LoopbackRuntimeApi api, Action<WebApplication> map)
    {
        using var lambda = new LambdaVariables(api.Endpoint);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
        builder.Services.AddScoped(_ => new PerRequest());
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpApiAnswer> AnswerAsync(LoopbackRuntimeApi api, byte[] httpEvent)
    {
        var answer = await api.InvokeAsync(httpEvent);
        Assert.True(answer.Kind == "response", Encoding.UTF8.GetString(answer.Body));
        return HttpApiAnswer.Read(new MemoryStream(answer.Body));
    }

    private sealed class PerRequest
    {
        public int Uses { get; set; }
    }
}

/// <summary>What an application passes for AWS's own package.</summary>
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
internal sealed partial class HttpApiTestJson : JsonSerializerContext;
