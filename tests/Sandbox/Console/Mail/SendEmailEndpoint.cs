using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Calls;
using Guance.Serverless.Sandbox.Console.Signatures;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>Stands in for SES v2's SendEmail: REST JSON, signed for <c>ses</c>.</summary>
internal static class SendEmailEndpoint
{
    public const string SigningName = "ses";

    public static void MapSendEmail(
        this WebApplication app, Mailbox mailbox, SignatureCheck signatures, CallLog calls, TimeProvider time) =>
        app.MapPost("/aws/ses/v2/email/outbound-emails", async (HttpContext context) =>
        {
            var request = await signatures.ReadAsync(context.Request, SigningName);
            calls.Add(request.AccessKeyId, () => [$"{SigningName}:SendEmail"]);
            context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
            IResult Error(int status, string code, string message) => Refuse(context, status, code, message);
            return request.Refusal is { } refusal ? Error(StatusCodes.Status403Forbidden, refusal.Code, refusal.Message)
                : mailbox.Switches.Down.On
                    ? Error(StatusCodes.Status500InternalServerError, "InternalServiceErrorException", "SES is down.")
                : mailbox.Switches.Rejects.On
                    ? Error(StatusCodes.Status400BadRequest, "MessageRejected", "Email address is not verified.")
                : SendEmailRequest.Read(request.Body, time.GetUtcNow()) is { } mail ? Take(mail, mailbox)
                : Error(StatusCodes.Status400BadRequest, "BadRequestException", "The request is not a mail with simple content.");
        });

    private static IResult Take(ReceivedMail mail, Mailbox mailbox)
    {
        mailbox.Add(mail);
        return Results.Json(new JsonObject { ["MessageId"] = mail.MessageId });
    }

    private static IResult Refuse(HttpContext context, int status, string code, string message)
    {
        context.Response.Headers["x-amzn-ErrorType"] = code;
        return Results.Json(new JsonObject { ["message"] = message }, statusCode: status);
    }
}
