using System.Net;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>SES with its switches, and every mail that it got.</summary>
public sealed class Mailbox(TimeProvider time)
{
    public MailSwitches Switches { get; } = new();

    public IReadOnlyList<ReceivedMail> All => Ses.Mails;

    internal InMemorySes Ses { get; } = new(time);

    /// <inheritdoc cref="InMemorySes.WaitForAsync"/>
    public Task<ReceivedMail> WaitForAsync(Func<ReceivedMail, bool> fits, CancellationToken cancellationToken) =>
        Ses.WaitForAsync(fits, cancellationToken);

    /// <summary>What SES answers to everything as its switches are set now; null when it works.</summary>
    internal ServiceError? Refusal() =>
        Switches.Down.On ? new("InternalServiceErrorException", "SES is down.", HttpStatusCode.InternalServerError)
        : Switches.Rejects.On ? new("MessageRejected", "Email address is not verified.")
        : null;
}
