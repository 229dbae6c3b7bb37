using System.Globalization;
using Guance.Serverless.Registration.Contacts;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Security;
using Microsoft.Extensions.Primitives;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>The submitted form: the choices so far, the other fields, and the button's action.</summary>
public sealed record PickerForm
{
    public const string WorkspacesField = "workspaces";
    public const string ShownField = "shown";
    public const string ChoiceField = "selection";
    public const string AccountField = "account";
    public const string CountField = "count";

    /// <summary>Enough for ten thousand workspaces in one submission.</summary>
    public static FormLimits Limits { get; } = new(MaxBytes: 2 * 1024 * 1024, MaxFields: 20_000, LongestValue: 8 * 1024);

    public required PickerAction Action { get; init; }

    /// <summary>The choice that the page showed.</summary>
    public required SavedChoice Before { get; init; }

    /// <summary>The workspaces chosen now.</summary>
    public required Selection Selection { get; init; }

    public WorkspaceFilter Filter { get; init; } = WorkspaceFilter.None;

    /// <summary>As typed, trimmed; what was typed before when the form has no such field.</summary>
    public string? Email { get; init; }

    /// <summary>
    /// The cloud account that the form was shown for. Not trusted: only used to go on when the claim is gone.
    /// </summary>
    public CloudAccountId? Account { get; init; }

    /// <summary>Number of workspaces that the review page showed; null when there was no review.</summary>
    public int? Reviewed { get; init; }

    /// <summary>Whether the number of workspaces has changed since the review.</summary>
    public bool HasChanged(WorkspaceChoices now) => Reviewed is { } reviewed && reviewed != now.CountOrdered(Selection);

    public static PickerForm Read(IFormCollection form, SavedChoice before)
    {
        var action = PickerAction.Read(form[PickerAction.Field]);
        var filter = WorkspaceFilter.Read(field => form[field]);
        return new PickerForm
        {
            Action = action,
            Before = before,
            Selection = before.Selection.Tick(Keys(form[ShownField]), Keys(form[WorkspacesField]).ToHashSet()),
            Filter = action is PickerAction.Turn(var page) ? filter with { Page = page } : filter,
            Email = form.TryGetValue(ContactFieldModel.Name, out var email) ? email.ToString().Trim() : before.Email,
            Account = CloudAccountId.TryParse(form[AccountField], out var account) ? account : null,
            Reviewed = int.TryParse(form[CountField], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
        };
    }

    /// <summary>Skips values that are not workspace keys.</summary>
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
