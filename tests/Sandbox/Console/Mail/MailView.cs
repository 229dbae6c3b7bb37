using Guance.Serverless.Fakes.ExternalServices;
namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>How a mail is looked at: all of it is in the address, so that it needs no script.</summary>
/// <param name="Part">What of it.</param>
/// <param name="Phone">Its HTML as wide as on a phone.</param>
/// <param name="Dark">Its HTML as in dark mode.</param>
internal sealed record MailView(MailPart Part, bool Phone, bool Dark)
{
    public static MailView Of(string? view, string? width, string? scheme) => new(
        view switch { "text" => MailPart.Text, "headers" => MailPart.Headers, _ => MailPart.Html },
        width is "phone",
        scheme is "dark");

    public string Address(ReceivedMail mail)
    {
        string[] choices =
        [
            .. Part switch { MailPart.Text => ["view=text"], MailPart.Headers => ["view=headers"], _ => Array.Empty<string>() },
            .. Phone ? ["width=phone"] : Array.Empty<string>(),
            .. Dark ? ["scheme=dark"] : Array.Empty<string>(),
        ];
        return $"/mail/{mail.MessageId}{(choices.Length == 0 ? "" : "?")}{string.Join('&', choices)}";
    }
}

/// <summary>What one can look at of a mail.</summary>
internal enum MailPart
{
    Html,
    Text,
    Headers,
}
