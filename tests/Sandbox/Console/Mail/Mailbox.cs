using System.Net;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.Switches;

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

    /// <summary>Makes the mailbox empty and SES work, as at the start.</summary>
    public void Reset()
    {
        Ses.Clear();
        Switch.TurnOff(Switches.All);
    }

    /// <summary>What SES answers to everything as its switches are set now; null when it works.</summary>
    internal ServiceError? Refusal() =>
        Switches.Down.On ? new("InternalServiceErrorException", "SES is down.", HttpStatusCode.InternalServerError)
        : Switches.Rejects.On ? new("MessageRejected", "Email address is not verified.")
        : null;
}

/// <summary>The troubles that SES can have.</summary>
public sealed class MailSwitches
{
    public Switch Down { get; } = new("mail-down", "SES answers 500 InternalServiceError");

    public Switch Rejects { get; } = new("mail-rejects", "SES answers MessageRejected");

    public IReadOnlyList<Switch> All => [Down, Rejects];
}
