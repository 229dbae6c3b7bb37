using Guance.Serverless.Registration.Choosing;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>A settlement method that may be chosen for a workspace, or why not.</summary>
/// <param name="Account">The cloud account that would pay; null for the Expense Center account.</param>
/// <param name="Verdict">Whether it may be chosen now.</param>
public sealed record MethodOption(Linked? Account, ChoiceVerdict Verdict)
{
    private const string ExpenseCenter = "expense-center";

    /// <summary>How forms carry it.</summary>
    public string Value => Account?.Id.ToString() ?? ExpenseCenter;

    public bool IsOpen => Verdict is ChoiceVerdict.Open;

    public bool IsCurrent => Verdict is ChoiceVerdict.Current;

    /// <summary>Reads <see cref="Value"/>.</summary>
    /// <param name="text">From a form.</param>
    /// <param name="account">Null for the Expense Center account.</param>
    public static bool TryParse(string text, out CloudAccountId? account)
    {
        account = CloudAccountId.TryParse(text, out var id) ? id : null;
        return account is not null || text == ExpenseCenter;
    }
}
