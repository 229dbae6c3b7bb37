using System.Net;
using Amazon.Runtime;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Hosting.Secrets;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Guance.Serverless.Web.Tests.Pages;

public sealed class ErrorPagesTests
{
    public static TheoryData<Exception?, int> Failures => new()
    {
        { new ExpenseCenterUnavailableException("down"), 503 },
        { new SecretUnavailableException("no secret"), 503 },
        { new ContentionException("busy"), 503 },
        { new OperationCanceledException(), 503 },
        { new HttpRequestException("refused"), 503 },
        { new AmazonClientException("no credentials"), 503 },
        { Answer(HttpStatusCode.InternalServerError, "InternalServerError"), 503 },
        { Answer(HttpStatusCode.BadRequest, "ThrottlingException"), 503 },
        { Answer(HttpStatusCode.BadRequest, "AccessDeniedException"), 500 },
        { new BadHttpRequestException("too large", 413), 413 },
        { new AntiforgeryValidationException("not ours"), 400 },
        { new InvalidOperationException("nobody planned this"), 500 },
        { null, 500 },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void An_error_page_has_a_status_that_says_whether_a_retry_helps(Exception? failure, int status)
    {
        Assert.Equal(status, ErrorPages.StatusOf(failure));
        Assert.Equal(status, ErrorTexts.Of(status).Status);
    }

    private static AmazonServiceException Answer(HttpStatusCode status, string code) => new("x") { StatusCode = status, ErrorCode = code };
}
