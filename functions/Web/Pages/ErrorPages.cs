using System.Net;
using Amazon.Runtime;
using Guance.Serverless.Contracts;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Hosting.Metrics;
using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Keys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Guance.Serverless.Web.Pages;

/// <summary>Every error shows a page that says what to do, in the buyer's language.</summary>
public static class ErrorPages
{
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.Use(CountFailuresAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static context =>
                ShowAsync(context, StatusOf(context.Features.Get<IExceptionHandlerFeature>()?.Error)),
            SuppressDiagnosticsCallback = static context => StatusOf(context.Exception) < 500,
        });
        app.Use(AnswerAbortedAsync);
        app.UseStatusCodePages(static context => ShowAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    /// <summary>503 for failures where a retry may help, 4xx for invalid requests, 500 for unexpected errors.</summary>
    public static int StatusOf(Exception? exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,

        // Data Protection, and code that uses it, wrap every failure in a cryptographic exception.
        _ when IsCausedBy<WebKeysUnavailableException>(exception) => StatusCodes.Status503ServiceUnavailable,
        AntiforgeryValidationException or InvalidDataException => StatusCodes.Status400BadRequest,
        ExpenseCenterUnavailableException or SecretUnavailableException or ContentionException or OperationCanceledException =>
            StatusCodes.Status503ServiceUnavailable,
        AmazonServiceException or AmazonClientException or HttpRequestException when IsTransient(exception) =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>AWS did not answer, failed, or throttled the call. Other refusals are permanent.</summary>
    private static bool IsTransient(Exception exception) => exception is not AmazonServiceException answer
        || answer.StatusCode is 0 or >= HttpStatusCode.InternalServerError
        || answer.ErrorCode is "ProvisionedThroughputExceededException" or "RequestLimitExceeded" or "ThrottlingException";

    /// <summary>Outside of this middleware only the Lambda bridge answers with 500, when the error page itself fails.</summary>
    private static async Task CountFailuresAsync(HttpContext context, RequestDelegate next)
    {
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        catch (Exception e)
        {
            status = StatusOf(e);
            throw;
        }
        finally
        {
            if (status == StatusCodes.Status500InternalServerError)
            {
                context.RequestServices.GetRequiredService<EmfMetrics>().CountByVersion(MetricNames.PagesFailed);
            }
        }
    }

    /// <summary>
    /// A request is aborted shortly before Lambda ends it, while the buyer still waits. ASP.NET would answer 499 without a page and
    /// without a log line. Without the abort it is an error like others, and the page has the rest of the time.
    /// </summary>
    private static async Task AnswerAbortedAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.RequestAborted = CancellationToken.None;
            throw;
        }
    }

    private static bool IsCausedBy<T>(Exception? exception)
        where T : Exception
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is T)
            {
                return true;
            }
        }

        return false;
    }

    private static Task ShowAsync(HttpContext context, int status) =>
        context.RequestServices.GetRequiredService<PageMessages>().Show(context, ErrorTexts.Of(status)).ExecuteAsync(context);
}
