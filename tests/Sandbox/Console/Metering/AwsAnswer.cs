using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>Answers in AWS's JSON 1.1 protocol.</summary>
internal static class AwsAnswer
{
    public static IResult Ok(JsonObject body) => Answer(body, StatusCodes.Status200OK);

    /// <param name="code">The exception's name, such as <c>ExpiredTokenException</c>.</param>
    public static IResult Error(string code, string message, int status = StatusCodes.Status400BadRequest) =>
        Answer(new JsonObject { ["__type"] = code, ["message"] = message }, status);

    private static IResult Answer(JsonObject body, int status) =>
        Results.Content(body.ToJsonString(), "application/x-amz-json-1.1", contentEncoding: null, status);
}
