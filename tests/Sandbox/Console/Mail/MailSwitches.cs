using System.Collections;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>The troubles that SES can have.</summary>
public sealed class MailSwitches : IReadOnlyList<Switch>
{
    private readonly Switch[] all;

    public MailSwitches() => all = [Down, Rejects];

    public Switch Down { get; } = new("mail-down", "SES answers 500 InternalServiceError");

    public Switch Rejects { get; } = new("mail-rejects", "SES answers MessageRejected");

    public int Count => all.Length;

    public Switch this[int index] => all[index];

    public IEnumerator<Switch> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
