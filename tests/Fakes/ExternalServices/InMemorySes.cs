using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>SES v2. It sends mails with simple content, and keeps every one.</summary>
internal sealed class InMemorySes(TimeProvider time) : FakeService
{
    private readonly Lock turn = new();
    private readonly List<ReceivedMail> mails = [];
    private TaskCompletionSource arrived = NewArrival();
    private int sent;

    public override string Service => "SES";

    /// <summary>What is answered to everything; null: mails are taken.</summary>
    public ServiceError? Refusal { get; set; }

    /// <summary>Every mail that was sent, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Mails => Snapshot().Mails;

    /// <summary>The first mail that fits, waiting for it if it has not come yet.</summary>
    public async Task<ReceivedMail> WaitForAsync(Func<ReceivedMail, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (known, next) = Snapshot();
            if (known.FirstOrDefault(fits) is { } mail)
            {
                return mail;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public override string Operation(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath == "/v2/email/outbound-emails" ? "SendEmail" : request.RequestUri.AbsolutePath;

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body) =>
        Task.FromResult(Refusal is { } error ? Refuse(error) : Send(body));

    public void Add(ReceivedMail mail)
    {
        TaskCompletionSource waiting;
        lock (turn)
        {
            mails.Add(mail);
            waiting = arrived;
            arrived = NewArrival();
        }

        waiting.SetResult();
    }

    /// <summary>Forgets every mail.</summary>
    public void Clear()
    {
        lock (turn)
        {
            mails.Clear();
        }
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HttpResponseMessage Send(byte[] body)
    {
        var id = $"0100{Interlocked.Increment(ref sent).ToString("x60", CultureInfo.InvariantCulture)}-000000";
        if (SendEmailRequest.Read(body, id, time.GetUtcNow()) is not { } mail)
        {
            return Refuse("BadRequestException", "The request is not a mail with simple content.");
        }

        Add(mail);
        return Answer(new JsonObject { ["MessageId"] = mail.MessageId });
    }

    private (IReadOnlyList<ReceivedMail> Mails, Task Next) Snapshot()
    {
        lock (turn)
        {
            return ([.. mails], arrived.Task);
        }
    }
}
