using System.Net;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;

using Guance.Serverless.Storage;
using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.Security;
using Guance.Serverless.Web.StaticFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Web.Tests.Security;

/// <summary>Where the table with the keys is out of reach.</summary>
public sealed class CookieProtectionTests
{
    [Theory]
    [InlineData("/page", "__Host-session=abc", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/page", "__Host-language=zh; __Host-sign-in.xyz=N", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/page", "__Host-form=abc", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/page", "__Host-language=zh", HttpStatusCode.OK)]
    [InlineData("/page", null, HttpStatusCode.OK)]
    [InlineData("stylesheet", "__Host-session=abc", HttpStatusCode.OK)]
    public async Task A_request_with_a_protected_cookie_is_asked_to_try_later_while_the_keys_are_unavailable(string path, string? cookie, HttpStatusCode expected)
    {
        using var table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("nobody", "nothing"), new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IAmazonDynamoDB>(table);
        builder.Services.AddSingleton(new StorageOptions());
        builder.Services.AddSingleton<WebKeyStore>();
        builder.Services.AddSingleton(new EmfMetrics("Registration", new LogOutput(Stream.Null), TimeProvider.System));
        builder.Services.AddPages(new SupportContact("support@example.com", new Uri("https://help.example.com/")));
        builder.Services.AddCookieProtection(new WebKeySettings("arn:aws:kms:us-east-1:123456789012:key/none"));
        builder.Services.AddSingleton<IAmazonKeyManagementService>(_ => new AmazonKeyManagementServiceClient(
            new BasicAWSCredentials("nobody", "nothing"), new AmazonKeyManagementServiceConfig { ServiceURL = "http://127.0.0.1:1" }));
        await using var app = builder.Build();
        app.UseErrorPages();
        app.UseCookieProtection();
        app.MapAssets();
        app.MapGet("/page", () => "page");
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(new Uri(app.Urls.Single()), path == "stylesheet" ? Assets.Stylesheet.Address : path));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }
}
