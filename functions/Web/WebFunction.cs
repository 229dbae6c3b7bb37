using Amazon.Lambda.RuntimeSupport;

namespace Guance.Serverless.Web;

/// <summary>A Lambda function that answers HTTP.</summary>
public static class WebFunction
{
    /// <summary>
    /// Runs until Lambda ends the process. What goes wrong while the application is put together, a missing setting above all, is
    /// reported to Lambda as the reason why the function cannot start.
    /// </summary>
    public static async Task RunAsync(Func<WebApplication> compose)
    {
        WebApplication app;
        try
        {
            app = compose();
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null)
        {
            await ReportAsync(e);
            throw;
        }

        await app.RunAsync();
    }

    /// <summary>The loop has the report: it tells Lambda what its initializer throws, throws it again, and asks for no event.</summary>
    private static async Task ReportAsync(Exception failure)
    {
        using var bootstrap = LambdaBootstrapBuilder
            .Create((_, _) => Task.FromException<Stream>(failure))
            .UseBootstrapHandler(() => Task.FromException<bool>(failure))
            .Build();
        await bootstrap.RunAsync();
    }
}
