using Amazon.Lambda.RuntimeSupport;

namespace Guance.Serverless.Web;

/// <summary>A Lambda function that answers HTTP.</summary>
public static class WebFunction
{
    /// <summary>
    /// The files of a deployed function never change. Watching the folder for changes of the settings would be a large part of the
    /// start.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);

    /// <summary>
    /// Runs until Lambda ends the process. An error while the application is built, such as a missing setting, is reported
    /// to Lambda as the reason why the function cannot start.
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

    /// <summary>The bootstrap reports the initializer's exception to Lambda and rethrows it; it requests no event.</summary>
    private static async Task ReportAsync(Exception failure)
    {
        using var bootstrap = LambdaBootstrapBuilder
            .Create((_, _) => Task.FromException<Stream>(failure))
            .UseBootstrapHandler(() => Task.FromException<bool>(failure))
            .Build();
        await bootstrap.RunAsync();
    }
}
