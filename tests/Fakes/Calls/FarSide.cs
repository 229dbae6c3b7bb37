using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.Calls;

/// <summary>A service that the functions call over HTTP.</summary>
internal abstract class FarSide
{
    public abstract string Service { get; }

    /// <summary>What the request asks for, in the service's own word.</summary>
    public abstract string Operation(HttpRequestMessage request);

    public abstract Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body);

    /// <returns>How it refuses the operation when this goes wrong; null when it never does so.</returns>
    public virtual HttpResponseMessage? Refuse(Fault fault, string operation) => null;

    /// <summary>The operation of AWS's JSON protocol.</summary>
    protected static string Target(HttpRequestMessage request) => request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];

    protected static HttpResponseMessage Answer(
        JsonNode body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new(status) { Content = Content(body, mediaType) };

    /// <param name="code">Name of the exception.</param>
    /// <param name="message">For people.</param>
    /// <param name="status">400 unless the service is to blame.</param>
    protected static HttpResponseMessage Refuse(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Answer(new JsonObject { ["__type"] = code, ["message"] = message }, status);

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
