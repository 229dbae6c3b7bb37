using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Calls;

/// <summary>A service that the functions call over HTTP.</summary>
internal abstract class FakeService
{
    public abstract string Service { get; }

    /// <summary>What the request asks for, in the service's own word.</summary>
    public abstract string Operation(HttpRequestMessage request);

    public abstract Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body);

    /// <returns>How it refuses the operation when this goes wrong; null when it never does so.</returns>
    public virtual HttpResponseMessage? Refuse(Fault fault, string operation) => null;

    /// <summary>The operation of AWS's JSON protocol.</summary>
    protected static string Target(HttpRequestMessage request) => FullTarget(request).Split('.')[^1];

    /// <summary>The operation with the name of the service before it.</summary>
    protected static string FullTarget(HttpRequestMessage request) =>
        request.Headers.TryGetValues("X-Amz-Target", out var values) ? values.First() : string.Empty;

    protected static HttpResponseMessage Answer(
        JsonNode body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new(status) { Content = Content(body, mediaType) };

    protected static HttpResponseMessage Refuse(string code, string message) => Refuse(new ServiceError(code, message));

    /// <summary>As AWS's JSON protocols say it: in the body, and in a header.</summary>
    public static HttpResponseMessage Refuse(ServiceError error)
    {
        var answer = Answer(new JsonObject { ["__type"] = error.Code, ["message"] = error.Message }, error.Status);
        answer.Headers.Add("x-amzn-ErrorType", error.Code);
        return answer;
    }

    private static ByteArrayContent Content(JsonNode body, string mediaType)
    {
        using var written = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(written))
        {
            body.WriteTo(writer);
        }

        var content = new ByteArrayContent(written.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }
}

/// <summary>An error of an AWS service.</summary>
/// <param name="Code">Name of the exception.</param>
/// <param name="Message">For people.</param>
/// <param name="Status">400 unless the service is to blame.</param>
internal sealed record ServiceError(string Code, string Message, HttpStatusCode Status = HttpStatusCode.BadRequest);
