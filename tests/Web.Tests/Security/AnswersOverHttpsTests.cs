using Guance.Serverless.Hosting.Configuration;
using Guance.Serverless.Web.Security;
using Guance.Serverless.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Web.Tests.Security;

public sealed class AnswersOverHttpsTests
{
    [Theory]
    [InlineData("https://aws.example.com/", "max-age=31536000")]
    [InlineData("http://127.0.0.1:5080/", null)]
    public async Task HSTS_is_sent_when_the_public_URL_uses_HTTPS(string publicAddress, string? expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new PublicBaseUrl(new(publicAddress)));
        builder.Services.AddSingleton(new SignInSettings(new("https://expense.example.com"), "client", "/secret"));
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.Run(_ => Task.CompletedTask);
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(app.Urls.Single()), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }
}
