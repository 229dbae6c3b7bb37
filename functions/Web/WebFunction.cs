using Amazon.Lambda.RuntimeSupport;
using Guance.Serverless.Hosting.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Microsoft.Extensions.WebEncoders;

namespace Guance.Serverless.Web;

/// <summary>A Lambda function that answers HTTP.</summary>
public static class WebFunction
{
    /// <summary>Elsewhere, as in tests, the application runs on another server, and its services may be replaced until it is built.</summary>
    public static bool IsOnLambda => Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null;

    /// <summary>
    /// Only what a function on Lambda uses: no Kestrel, console logger or settings files, which would be a large part of the start and
    /// of the executable.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Services.AddRoutingCore()
            .AddCompiledOptions<HostOptions>()
            .AddCompiledOptions<ConsoleLifetimeOptions>()
            .AddCompiledOptions<JsonOptions>()
            .AddCompiledOptions<ValidationOptions>()
            .AddCompiledOptions<WebEncoderOptions>()
            .AddCompiledOptions<RouteOptions>()
            .AddCompiledOptions<RouteHandlerOptions>()
            .AddCompiledOptions<FormOptions>()
            .AddCompiledOptions<DataProtectionOptions>()
            .AddCompiledOptions<KeyManagementOptions>()
            .AddCompiledOptions<AntiforgeryOptions>()
            .AddCompiledOptions<AuthenticationOptions>()
            .AddCompiledOptions<AuthorizationOptions>()
            .AddCompiledOptions<CookieAuthenticationOptions>()
            .AddCompiledOptions<OpenIdConnectOptions>();
        return builder;
    }

    /// <summary>Builds the application when all of its services are added.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        // The frameworks use it only to start listening to .NET's meters, whose values nobody reads here. So ValidateOnStart has no effect in a
        // function: settings are checked when services are added.
        builder.Services.RemoveAll<IStartupValidator>();
        return builder.Build();
    }

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
        catch (Exception e) when (IsOnLambda)
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
