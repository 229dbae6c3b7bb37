using System.Globalization;
using Guance.Serverless.Registration.Security;
using Guance.Serverless.Registration.Workspaces;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.Extensions.Primitives;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>What the buyer has chosen and filled in so far, and what is to happen next.</summary>
public sealed record ChoosingInput
{
    public const string WorkspacesField = "workspaces";
    public const string ShownField = "shown";
    public const string SitesField = "all";
    public const string ExceptField = "not";
    public const string EmailField = "email";
    public const string AccountField = "account";
    public const string CountField = "count";

    /// <summary>Ten thousand workspaces in one submission fit well.</summary>
    private static readonly FormLimits Limits = new(MostBytes: 2 * 1024 * 1024, MostFields: 20_000, LongestValue: 8 * 1024);

    public static ChoosingInput First { get; } = new() { Step = new Step.Stay() };

    public required Step Step { get; init; }

    public Selection Selection { get; init; } = Selection.Nothing;

    public Narrowing Narrowing { get; init; } = Narrowing.All;

    /// <summary>As typed, without blanks around it; null where the form has no such field.</summary>
    public string? Email { get; init; }

    /// <summary>The cloud account that the form was shown for; it proves nothing, and only helps to find the way.</summary>
    public CloudAccountId? Account { get; init; }

    /// <summary>How many workspaces the choice covered when it was shown for confirmation; null when it was not shown.</summary>
    public int? Reviewed { get; init; }

    /// <summary>Whether the choice covers another number of workspaces now than when the buyer reviewed it.</summary>
    public bool HasChanged(Choices now) => Step is Step.Confirm && Reviewed is { } reviewed && reviewed != now.Covered(Selection);

    /// <returns>Null when the body is no form, or one past the limits.</returns>
    public static async Task<ChoosingInput?> ReadAsync(HttpContext context) =>
        await Limits.ReadAsync(context) is { } form ? Of(form) : null;

    public static ChoosingInput Of(IFormCollection form)
    {
        var step = Step.Read(form[Step.Field]);
        var narrowing = Narrowing.Read(field => form[field]);
        var selection = new Selection { Sites = [.. form[SitesField].OfType<string>()], Except = [.. Keys(form[ExceptField])] };
        return new ChoosingInput
        {
            Step = step,
            Selection = selection.Tick(Keys(form[ShownField]), Keys(form[WorkspacesField]).ToHashSet()),
            Narrowing = step is Step.Turn(var page) ? narrowing with { Page = page } : narrowing,
            Email = form.TryGetValue(EmailField, out var email) ? email.ToString().Trim() : null,
            Account = CloudAccountId.TryParse(form[AccountField], out var account) ? account : null,
            Reviewed = int.TryParse(form[CountField], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
        };
    }

    /// <summary>What names no workspace is left out.</summary>
    private static IEnumerable<WorkspaceKey> Keys(StringValues values)
    {
        foreach (var value in values)
        {
            if (WorkspaceKey.TryParse(value, out var key))
            {
                yield return key;
            }
        }
    }
}
