using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Console.Signatures;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>Stands in for SES v2's SendEmail: REST JSON, signed for <c>ses</c>.</summary>
internal static class SendEmailEndpoint
{
    public const string SigningName = "ses";

    public static void MapSendEmail(this WebApplication app, Mailbox mailbox, SignatureCheck signatures, TimeProvider time) =>
        app.MapPost("/aws/ses/v2/email/outbound-emails", async (HttpContext context) =>
        {
            var request = await signatures.ReadAsync(context.Request, SigningName);
            context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
            return request.Refusal is { } refusal ? Error(context, refusal.Code, refusal.Message, StatusCodes.Status403Forbidden)
                : mailbox.Switches.Down.On ? Error(context, "InternalServiceErrorException", "SES is down.", StatusCodes.Status500InternalServerError)
                : mailbox.Switches.Rejects.On ? Error(context, "MessageRejected", "Email address is not verified.", StatusCodes.Status400BadRequest)
                : SendEmailRequest.Read(request.Body, time.GetUtcNow()) is { } mail ? Take(mail, mailbox)
                : Error(context, "BadRequestException", "The request is not a mail with simple content.", StatusCodes.Status400BadRequest);
        });

    private static IResult Take(ReceivedMail mail, Mailbox mailbox)
    {
        mailbox.Add(mail);
        return Results.Json(new JsonObject { ["MessageId"] = mail.MessageId });
    }

    private static IResult Error(HttpContext context, string code, string message, int status)
    {
        context.Response.Headers["x-amzn-ErrorType"] = code;
        return Results.Json(new JsonObject { ["message"] = message }, statusCode: status);
    }
}
