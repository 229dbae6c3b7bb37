using System.Diagnostics.CodeAnalysis;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.Owners;

/// <summary>Who signs in and owns workspaces (费用中心账号).</summary>
/// <param name="Username">Unique, never changes.</param>
/// <param name="Email">Prefills the contact address; it may change.</param>
/// <param name="Language">The language of its pages and mails.</param>
/// <param name="AnySettlement">
/// The account manager lifted the rule that a method is only offered on sites of its own cloud (结算方式任意选择).
/// </param>
public sealed record ExpenseCenterAccount(Username Username, string Email, Language Language, bool AnySettlement);

/// <summary>
/// Key of an Expense Center account: unique, never changes. It becomes a part of URLs, so it is not only <c>.</c> or <c>..</c>.
/// </summary>
public readonly record struct Username(string Value)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Username username)
    {
        username = new Username(text?.Trim() ?? "");
        return username.Value.Length is > 0 and <= 256 && username.Value is not ("." or "..");
    }

    public override string ToString() => Value;
}

/// <summary>Addresses and language of mails about a cloud account.</summary>
/// <param name="Email">One address or several, see <see cref="ContactAddresses.ToString"/>.</param>
/// <param name="Language">The language of the mails.</param>
public sealed record Contact(string Email, Language Language);
