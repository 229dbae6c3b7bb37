namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>Who a mail is from, as mail programs show it.</summary>
/// <param name="Name">The name before the address; without one the address.</param>
/// <param name="Address">The bare address.</param>
internal sealed record Sender(string Name, string Address)
{
    public string Initial => Name[..1].ToUpperInvariant();

    /// <param name="from">Such as <c>Guance &lt;no-reply@example.com&gt;</c>.</param>
    public static Sender Of(string from)
    {
        var start = from.IndexOf('<', StringComparison.Ordinal);
        var address = start < 0 ? from.Trim() : from[(start + 1)..].TrimEnd('>', ' ');
        var name = start < 0 ? "" : from[..start].Trim(' ', '"');
        return new Sender(name.Length > 0 ? name : address, address);
    }
}
