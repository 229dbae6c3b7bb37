using System.Net;
using Amazon.Runtime;
using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Guance.Serverless.Registration.Pages;

/// <summary>Whatever goes wrong, the buyer gets a page that says what to do, in the buyer's language.</summary>
public static class ErrorPages
{
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static context =>
                ShowAsync(context, StatusOf(context.Features.Get<IExceptionHandlerFeature>()?.Error)),
            SuppressDiagnosticsCallback = static context => StatusOf(context.Exception) < 500,
        });
        app.UseStatusCodePages(static context => ShowAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    /// <summary>Failures that trying again may heal are 503, unreadable requests 4xx, and what nobody planned is 500.</summary>
    public static int StatusOf(Exception? exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException or InvalidDataException => StatusCodes.Status400BadRequest,
        ExpenseCenterUnavailableException or SecretUnavailableException or ContentionException or OperationCanceledException =>
            StatusCodes.Status503ServiceUnavailable,
        AmazonServiceException or AmazonClientException or HttpRequestException when IsPassing(exception) =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>AWS did not answer, failed, or asked to come more slowly. What it refuses, it refuses again.</summary>
    private static bool IsPassing(Exception exception) => exception is not AmazonServiceException answer
        || answer.StatusCode is 0 or >= HttpStatusCode.InternalServerError
        || answer.ErrorCode is "ProvisionedThroughputExceededException" or "RequestLimitExceeded" or "ThrottlingException";

    private static Task ShowAsync(HttpContext context, int status) =>
        context.RequestServices.GetRequiredService<Messages>().Show(context, ErrorTexts.Of(status)).ExecuteAsync(context);
}
