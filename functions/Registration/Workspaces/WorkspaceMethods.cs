using System.Collections.Immutable;
using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.WorkspaceLists;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Addresses;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>A workspace, its current settlement, and the methods that its owner may choose.</summary>
public sealed record WorkspaceMethods
{
    public required ExpenseCenterAccount Owner { get; init; }

    public required OwnedWorkspace Workspace { get; init; }

    /// <summary>The owner's cloud account that pays now; null when there is none.</summary>
    public required PayingAccount? Payer { get; init; }

    /// <summary>The owner's registered cloud accounts: the one that pays, then the newest.</summary>
    public required ImmutableArray<MethodOption> CloudAccounts { get; init; }

    /// <summary>Whether a newly registered account could pay.</summary>
    public required PayerVerdict NewAccount { get; init; }

    /// <summary>Where to subscribe to register a new account; empty when no listing is offered to new buyers.</summary>
    public required ImmutableArray<MessageLink> Listings { get; init; }

    public required MethodOption ExpenseCenter { get; init; }

    /// <summary>Whether changes of the method are limited.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>When the method may be changed again; null when it may be changed now.</summary>
    public required DateTimeOffset? NextChangeAllowedAt { get; init; }

    public WorkspaceKey Key => Workspace.Key;

    public string Address => SiteMap.ChangeMethod(Key);

    public bool HasOpen => All.Any(option => option.IsOpen);

    /// <summary>The method in force; null when it is not among the options.</summary>
    public MethodOption? Current => All.FirstOrDefault(option => option.IsCurrent);

    /// <summary>All methods: the owner's cloud accounts, then the Expense Center account.</summary>
    public IEnumerable<MethodOption> All => CloudAccounts.Append(ExpenseCenter);

    public MethodOption? Find(string value) => All.FirstOrDefault(option => option.Value == value);
}

/// <summary>A settlement method, and whether it may be chosen for a workspace.</summary>
/// <param name="Account">The cloud account that would pay; null for the Expense Center account.</param>
/// <param name="Verdict">Whether it may be chosen now.</param>
public sealed record MethodOption(PayingAccount? Account, PayerVerdict Verdict)
{
    private const string ExpenseCenter = "expense-center";

    /// <summary>The value in forms.</summary>
    public string Value => Account?.Id.ToString() ?? ExpenseCenter;

    public bool IsOpen => Verdict is PayerVerdict.Allowed;

    public bool IsCurrent => Verdict is PayerVerdict.Current;

    /// <summary>Reads <see cref="Value"/>.</summary>
    /// <param name="text">The value from a form.</param>
    /// <param name="account">Null for the Expense Center account.</param>
    public static bool TryParse(string text, out CloudAccountId? account)
    {
        account = CloudAccountId.TryParse(text, out var id) ? id : null;
        return account is not null || text == ExpenseCenter;
    }
}
