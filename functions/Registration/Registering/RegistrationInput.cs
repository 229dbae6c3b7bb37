using System.Collections.Immutable;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Registering;

/// <summary>What the buyer filled in.</summary>
/// <param name="Email">As typed, without blanks around it.</param>
/// <param name="Chosen">Workspaces; what names none is left out.</param>
/// <param name="Account">The cloud account that the form was shown for; it proves nothing, and only helps to find the way.</param>
public sealed record RegistrationInput(string Email, ImmutableHashSet<WorkspaceKey> Chosen, CloudAccountId? Account)
{
    public const string EmailField = "email";
    public const string WorkspacesField = "workspaces";
    public const string AccountField = "account";

    /// <summary>Ten thousand workspaces in one submission fit well.</summary>
    private static readonly FormLimits Limits = new(MostBytes: 2 * 1024 * 1024, MostFields: 20_000, LongestValue: 8 * 1024);

    public bool IsComplete => !Chosen.IsEmpty && HasValidEmail;

    public bool HasValidEmail => EmailAddress.IsValid(Email);

    /// <returns>Null when the body is no form, or one past the limits.</returns>
    public static async Task<RegistrationInput?> ReadAsync(HttpContext context) =>
        await Limits.ReadAsync(context) is { } form ? Of(form) : null;

    public static RegistrationInput Of(IFormCollection form)
    {
        var chosen = ImmutableHashSet.CreateBuilder<WorkspaceKey>();
        foreach (var value in form[WorkspacesField])
        {
            if (WorkspaceKey.TryParse(value, out var key))
            {
                chosen.Add(key);
            }
        }

        return new RegistrationInput(
            form[EmailField].ToString().Trim(),
            chosen.ToImmutable(),
            CloudAccountId.TryParse(form[AccountField], out var account) ? account : null);
    }
}
