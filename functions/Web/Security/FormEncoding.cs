using Microsoft.Net.Http.Headers;

namespace Guance.Serverless.Web.Security;

/// <summary>
/// Refuses a POST in another encoding than UTF-8 before anything reads it. Browsers send our forms in UTF-8 only, and .NET fails
/// on some names of encodings, such as utf-7.
/// </summary>
public static class FormEncoding
{
    /// <summary>ASCII is a part of UTF-8.</summary>
    private static readonly HashSet<string> Accepted = new(StringComparer.OrdinalIgnoreCase) { "utf-8", "us-ascii" };

    public static void RefuseOtherEncodings(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || IsUtf8(context.Request.ContentType))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsUtf8(string? contentType) => string.IsNullOrEmpty(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (!type.Charset.HasValue || Accepted.Contains(HeaderUtilities.RemoveQuotes(type.Charset).ToString())));
}
