using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Keys;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>The metric by which a new version that fails is told from the one before.</summary>
public sealed class PagesFailedTests
{
    private static readonly Dictionary<string, Func<Exception>> Failures = new()
    {
        ["/ours"] = () => new InvalidOperationException("Nobody planned this."),
        ["/refused"] = () => new AmazonServiceException("No.") { StatusCode = HttpStatusCode.BadRequest, ErrorCode = "ValidationException" },
        ["/center"] = () => new ExpenseCenterUnavailableException("It is away."),
        ["/table"] = () => new ContentionException("Later."),
        ["/aws"] = () => new AmazonServiceException("Later.") { StatusCode = HttpStatusCode.ServiceUnavailable },
        ["/network"] = () => new HttpRequestException("Nobody was reached."),
        ["/keys"] = () => new CryptographicException("It failed.", new WebKeysUnavailableException("KMS is away.")),
        ["/form"] = () => new AntiforgeryValidationException("It failed.", new CryptographicException("It failed.", new WebKeysUnavailableException("KMS is away."))),
        ["/cryptography"] = () => new CryptographicException("It failed."),
        ["/bad"] = () => new BadHttpRequestException("Not like this."),
    };

    [Theory]
    [InlineData("/ours", 500, 1)]
    [InlineData("/refused", 500, 1)]
    [InlineData("/cryptography", 500, 1)]
    [InlineData("/answered", 500, 1)]
    [InlineData("/center", 503, 0)]
    [InlineData("/table", 503, 0)]
    [InlineData("/aws", 503, 0)]
    [InlineData("/network", 503, 0)]
    [InlineData("/keys", 503, 0)]
    [InlineData("/form", 503, 0)]
    [InlineData("/late", 503, 0)]
    [InlineData("/bad", 400, 0)]
    [InlineData("/nothing", 404, 0)]
    [InlineData("/good", 200, 0)]
    public async Task Only_pages_that_fail_through_our_own_fault_are_counted(string path, int status, int counted)
    {
        using var written = new MemoryStream();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new EmfMetrics("Registration", new LogOutput(written), TimeProvider.System, "17"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPages(new SupportContact("support@example.com", new Uri("https://help.example.com/")));
        builder.Services.AddAntiforgery();
        await using var app = builder.Build();
        app.UseErrorPages();
        app.MapGet("/good", () => "good");
        app.MapGet("/late", (RequestDelegate)(context =>
        {
            context.RequestAborted = new CancellationToken(canceled: true);
            throw new OperationCanceledException("The time of the invocation is up.", context.RequestAborted);
        }));
        app.MapGet("/answered", (HttpContext context) => { context.Response.StatusCode = 500; });
        foreach (var (address, failure) in Failures)
        {
            app.MapGet(address, context => throw failure());
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(new Uri(app.Urls.Single()), path), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status >= 400, page.Contains("<h1", StringComparison.Ordinal));
        var lines = Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(counted, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("""
            "Function":"Registration","Version":"17","PagesFailed":1}
            """, line, StringComparison.Ordinal));
    }
}
