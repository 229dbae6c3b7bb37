using System.Net;

namespace Guance.Serverless.Registration.Tests.Application;

public sealed class StartTests
{
    [Fact]
    public async Task A_function_whose_warm_up_fails_says_what_it_lacks_and_serves_pages()
    {
        using var function = new RegistrationApplication { Step = new("a thing", () => Task.FromException(new HttpRequestException("away"))) };
        using var browser = function.Open(user: null);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/aws/register")).Status);

        var line = Assert.Single(function.Log, line => line.Contains("a thing", StringComparison.Ordinal));
        Assert.Contains("The function started without a thing; the first request that needs it tries again", line, StringComparison.Ordinal);
        Assert.Contains("away", line, StringComparison.Ordinal);
    }
}
