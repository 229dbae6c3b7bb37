using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Outbox;

/// <summary>A side effect that a transaction has decided. The names of the kinds are stored: add to them, never rename.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SettlementChange), "settlements")]
[JsonDerivedType(typeof(MailRequest), "mail")]
[JsonDerivedType(typeof(WorkOrder), "work")]
[JsonDerivedType(typeof(PayerOrderWork), "bindings")]
[JsonDerivedType(typeof(UsageReturn), "usage-return")]
public abstract record SideEffect;

/// <summary>Tell the Expense Center how workspaces are settled from now on: those that one transaction gives the same payer.</summary>
/// <param name="Method">The method in force.</param>
/// <param name="Payer">Who pays, when the method is a cloud account.</param>
/// <param name="Workspaces">The workspaces, at least one.</param>
public sealed record SettlementChange(SettlementMethod Method, Payer? Payer, ImmutableArray<SettlementVersion> Workspaces) : SideEffect
{
    /// <param name="settlements">The settlements in force from now on, all with the same method.</param>
    /// <param name="payer">The cloud account that pays; null when the Expense Center account does.</param>
    public static SettlementChange Of(IEnumerable<WorkspaceSettlement> settlements, CloudAccount? payer) => new(
        payer is null ? SettlementMethod.ExpenseCenter : SettlementMethod.Aws,
        payer is null ? null : Payer.Of(payer),
        [.. settlements.Select(one => new SettlementVersion(one.Key, one.Version))]);
}

/// <summary>A workspace and the version of its settlement: the Expense Center ignores a late call with a lower one.</summary>
public sealed record SettlementVersion(WorkspaceKey Workspace, long Version);

/// <summary>The cloud account that pays, as sent to the Expense Center.</summary>
public sealed record Payer(CloudAccountId Account, AwsAccountId? AwsAccount, ProductCode? Product)
{
    public static Payer Of(CloudAccount account) => new(account.Id, account.AwsAccount, account.Product);
}

/// <summary>Send a mail to a contact. It has all data of the mail, so sending it reads nothing from the table.</summary>
public sealed record MailRequest : SideEffect
{
    /// <summary>Workspaces beyond this number are only counted in a mail, not listed.</summary>
    public const int MaxListed = 200;

    public required MailKind Mail { get; init; }

    public required Contact To { get; init; }

    public required CloudAccountId Account { get; init; }

    /// <summary>When the event that the mail is about was decided.</summary>
    public DateTimeOffset? At { get; init; }

    public AwsAccountId? AwsAccount { get; init; }

    public ProductCode? Product { get; init; }

    /// <summary>The Expense Center account that registered the cloud account.</summary>
    public Username? Owner { get; init; }

    /// <summary>The first <see cref="MaxListed"/> workspaces that the mail is about.</summary>
    public ImmutableArray<WorkspaceLabel> Workspaces { get; init; } = [];

    /// <summary>How many workspaces it is about in all.</summary>
    public int WorkspaceCount { get; init; }

    /// <summary>Workspaces that were requested too, and that the account does not pay for; null when there are none.</summary>
    public RefusedWorkspaces? Refused { get; init; }

    /// <summary>Who paid for the workspace, and who pays now; null when the mail is not about a change of the method.</summary>
    public MethodChange? Change { get; init; }

    /// <summary>A mail about the account to its contact; null when it has no contact yet.</summary>
    public static MailRequest? About(CloudAccount account, MailKind mail, DateTimeOffset now) => account.Contact is null ? null : new()
    {
        Mail = mail,
        To = account.Contact,
        Account = account.Id,
        At = now,
        AwsAccount = account.AwsAccount,
        Product = account.Product,
        Owner = account.Owner,
    };
}

/// <summary>Work on a cloud account that takes more than one transaction; the Subscriptions function executes it.</summary>
/// <param name="Account">The account whose workspaces must go back, or move to the account that it was merged into.</param>
/// <param name="NotBefore">
/// The order need not arrive earlier, as far as this decision knows; null means now. What to do, and when, is decided again when
/// it arrives.
/// </param>
public sealed record WorkOrder(CloudAccountId Account, DateTimeOffset? NotBefore = null) : SideEffect;

/// <summary>Go on with an order to change who pays for workspaces, if it is not done by then; the Subscriptions function executes it.</summary>
/// <param name="Order">Id of the order.</param>
/// <param name="NotBefore">The request that stored the order works on it itself until then.</param>
public sealed record PayerOrderWork(Ulid Order, DateTimeOffset NotBefore) : SideEffect;

/// <summary>Hand usage that AWS does not bill back to the Expense Center.</summary>
/// <param name="Records">At most <see cref="ReturnedUsage.MaxAtOnce"/>.</param>
public sealed record UsageReturn(ImmutableArray<ReturnedUsage> Records) : SideEffect
{
    /// <summary>As many as it takes.</summary>
    public static ImmutableArray<SideEffect> Of(IEnumerable<ReturnedUsage> records) =>
        [.. records.Chunk(ReturnedUsage.MaxAtOnce).Select(some => new UsageReturn([.. some]))];
}
