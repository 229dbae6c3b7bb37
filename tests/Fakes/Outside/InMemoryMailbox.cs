using System.Net;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.Outside;

/// <summary>A mail that SES took.</summary>
/// <param name="Id">The outbox item that it carries out: the same when SES got it twice.</param>
/// <param name="Kind">Which of our mails.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its text form.</param>
internal sealed record SentMail(string Id, string Kind, string To, string Subject, string Text);

/// <summary>SES v2.</summary>
internal sealed class InMemoryMailbox : FarSide
{
    private readonly Lock turn = new();
    private readonly List<SentMail> mails = [];

    public override string Service => "SES";

    /// <summary>Code of the exception that is answered to everything, such as <c>MessageRejected</c>; null: mails are taken.</summary>
    public string? Refusal { get; set; }

    public IReadOnlyList<SentMail> Mails
    {
        get
        {
            lock (turn)
            {
                return [.. mails];
            }
        }
    }

    public override string Operation(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath == "/v2/email/outbound-emails" ? "SendEmail" : request.RequestUri.AbsolutePath;

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        if (Refusal is { } code)
        {
            var refused = Refuse(code, "Refused by the test.", HttpStatusCode.BadRequest);
            refused.Headers.Add("x-amzn-ErrorType", code);
            return Task.FromResult(refused);
        }

        var mail = JsonNode.Parse(body)!;
        var simple = mail["Content"]!["Simple"]!;
        lock (turn)
        {
            mails.Add(new SentMail(
                simple["Headers"]![0]!["Value"]!.GetValue<string>(),
                mail["EmailTags"]![0]!["Value"]!.GetValue<string>(),
                mail["Destination"]!["ToAddresses"]![0]!.GetValue<string>(),
                simple["Subject"]!["Data"]!.GetValue<string>(),
                simple["Body"]!["Text"]!["Data"]!.GetValue<string>()));
            return Task.FromResult(Answer(new JsonObject { ["MessageId"] = $"ses-{mails.Count}" }));
        }
    }
}
