using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>A signed-in buyer with a claim registers the cloud account and settles workspaces through it.</summary>
public sealed class ConfirmRegistration(
    DecisionStore store, CloudAccountStore accounts, ClaimStore claims, OutboxStore outbox, ChangePayer changePayer, OptimisticLoop loop,
    TimeProvider time)
{
    /// <summary>What the claim lets the buyer see and do. Reads only.</summary>
    public async Task<ClaimView> ViewAsync(ClaimToken? token, Username buyer, CancellationToken cancellationToken)
    {
        var claim = token is null ? null : await claims.FindAsync(token, cancellationToken);

        // The account may have been merged into another one since the claim was made.
        var account = claim is null ? null : await accounts.FollowAsync(claim.Account, cancellationToken);
        if (claim is null || account is null || (claim.UsedBy is { } user && user != buyer))
        {
            return new ClaimView.Expired();
        }

        return account.Owner is null || account.Owner == buyer
            ? new ClaimView.Open(claim, account)
            : new ClaimView.OwnedByAnother(claim, account);
    }

    /// <summary>
    /// Registers the account for the buyer and settles the requested workspaces through it. If another account owns it, the
    /// buyer is refused and the owner gets a mail. Repeating it, after a double click or a crash, completes it.
    /// </summary>
    /// <param name="token">The buyer's claim.</param>
    /// <param name="view">What <see cref="ViewAsync"/> has just returned for it.</param>
    /// <param name="buyer">The signed-in Expense Center account.</param>
    /// <param name="addresses">Where mails about the account go.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public async Task<ConfirmOutcome> ConfirmAsync(
        ClaimToken? token, ClaimView view, ExpenseCenterAccount buyer, ContactAddresses addresses, RequestedWorkspaces requested,
        CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + ChangePayer.BindingTimeout;
        var (outcome, claim) = await loop.RunAsync(
            nameof(ConfirmRegistration),
            view,
            () => ViewAsync(token, buyer.Username, cancellationToken),
            current => TryRegisterAsync(current, buyer, addresses, cancellationToken),
            new Registered(new ConfirmOutcome.Busy(), Claim: null));
        if (outcome is not ConfirmOutcome.Confirmed(var account, _) || claim is null)
        {
            return outcome;
        }

        if (await outbox.ExistsAsync(claim.MailId, cancellationToken))
        {
            // The buyer goes on with what the first request had no time for, or has clicked twice.
            return new ConfirmOutcome.Confirmed(account, await changePayer.AddAsync(buyer, account, requested, until, cancellationToken));
        }

        var outcomes = await changePayer.BindAsync(buyer, account, requested, until, cancellationToken);
        return await ConfirmByMailAsync(claim, new ConfirmOutcome.Confirmed(account, outcomes), cancellationToken);
    }

    /// <summary>Refuses a buyer who does not own the account, without registering anything: the owner gets a mail.</summary>
    /// <param name="token">The buyer's claim.</param>
    /// <param name="view">What <see cref="ViewAsync"/> has just returned for it.</param>
    /// <param name="stranger">The signed-in Expense Center account.</param>
    /// <param name="cancellationToken">Stops between attempts.</param>
    /// <returns>OwnedByAnother; Busy when it is not stored, also because the account has changed hands: the buyer looks again.</returns>
    public Task<ConfirmOutcome> RefuseAsync(
        ClaimToken? token, ClaimView.OwnedByAnother view, Username stranger, CancellationToken cancellationToken) => loop.RunAsync<ClaimView, ConfirmOutcome>(
            nameof(ConfirmRegistration),
            view,
            () => ViewAsync(token, stranger, cancellationToken),
            async current => current is not ClaimView.OwnedByAnother(var claim, var account) ? new ConfirmOutcome.Busy()
                : await TryRefuseAsync(claim, account, stranger, cancellationToken) ? new ConfirmOutcome.OwnedByAnother()
                : null,
            new ConfirmOutcome.Busy());

    private async Task<Registered?> TryRegisterAsync(
        ClaimView view, ExpenseCenterAccount buyer, ContactAddresses addresses, CancellationToken cancellationToken)
    {
        switch (view)
        {
            case ClaimView.OwnedByAnother(var claim, var account):
                return await TryRefuseAsync(claim, account, buyer.Username, cancellationToken)
                    ? new Registered(new ConfirmOutcome.OwnedByAnother(), Claim: null)
                    : null;
            case ClaimView.Open(_, { AcceptsBindings: false } account):
                return new Registered(new ConfirmOutcome.Closed(account), Claim: null);
            case ClaimView.Open(var claim, var account):
                return await store.CommitAsync(Register(claim, account, buyer, addresses), cancellationToken)
                    ? new Registered(new ConfirmOutcome.Confirmed(account.Id, []), claim)
                    : null;
            default:
                return new Registered(new ConfirmOutcome.Expired(), Claim: null);
        }
    }

    private Decision Register(Claim claim, CloudAccount account, ExpenseCenterAccount buyer, ContactAddresses addresses)
    {
        var now = time.GetUtcNow();
        var use = new ClaimUse(claim.TokenHash, buyer.Username, now);
        var contact = new Contact(addresses.ToString(), buyer.Language);
        return account.Owner == buyer.Username && account.Contact == contact
            ? new Decision { CheckedAccounts = [account], ClaimUse = use }
            : new Decision
            {
                Accounts = [new(account, account with { Owner = buyer.Username, Contact = contact })],
                ClaimUse = use,
                History = [new AccountHistory(account.Id, Entry(HistoryEvent.Registered, buyer.Username, now))],
            };
    }

    /// <summary>Once per claim: the history line and the mail to the owner are stored together.</summary>
    private async Task<bool> TryRefuseAsync(Claim claim, CloudAccount account, Username stranger, CancellationToken cancellationToken)
    {
        if (await outbox.ExistsAsync(claim.WarningId, cancellationToken))
        {
            return true;
        }

        var now = time.GetUtcNow();
        var warning = MailRequest.About(account, MailKind.LinkRefused, now);
        return await store.CommitAsync(
            new Decision
            {
                CheckedAccounts = [account],
                OutboxOnce = warning is null ? null : new OutboxItem(claim.WarningId, warning),
                History = [new AccountHistory(account.Id, Entry(HistoryEvent.StrangerRefused, stranger, now))],
            },
            cancellationToken);
    }

    /// <summary>One confirmation mail per claim, with the whole result. If it cannot be stored, the registration is still valid.</summary>
    private Task<ConfirmOutcome.Confirmed> ConfirmByMailAsync(
        Claim claim, ConfirmOutcome.Confirmed confirmed, CancellationToken cancellationToken) => loop.RunAsync(
            "The mail of " + nameof(ConfirmRegistration),
            async () => await TryMailAsync(claim, confirmed, cancellationToken) ? confirmed : null,
            busy: confirmed);

    private async Task<bool> TryMailAsync(Claim claim, ConfirmOutcome.Confirmed confirmed, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(confirmed.Account, cancellationToken);
        if (account is null || await outbox.ExistsAsync(claim.MailId, cancellationToken)
            || WorkspaceMail.Of(account, MailKind.RegistrationConfirmed, confirmed.Workspaces, time.GetUtcNow()) is not { } mail)
        {
            return true;
        }

        return await store.CommitAsync(new Decision { OutboxOnce = new OutboxItem(claim.MailId, mail) }, cancellationToken);
    }

    private static HistoryEntry Entry(HistoryEvent what, Username by, DateTimeOffset now) => new() { At = now, Event = what, By = by.ToString() };

    /// <param name="Outcome">Outcome of the registration.</param>
    /// <param name="Claim">The claim that was used; null when none was.</param>
    private sealed record Registered(ConfirmOutcome Outcome, Claim? Claim);
}

/// <summary>What a claim lets a signed-in buyer see and do.</summary>
public abstract record ClaimView
{
    private ClaimView()
    {
    }

    /// <summary>
    /// There is no such claim, it has expired, or another buyer used it: "Set up your account" at AWS gives a new one.
    /// </summary>
    public sealed record Expired : ClaimView;

    /// <summary>Another Expense Center account owns the cloud account: the buyer can only cause a mail to the owner.</summary>
    public sealed record OwnedByAnother(Claim Claim, CloudAccount Account) : ClaimView;

    /// <summary>The buyer may register the account, add workspaces, or see its status.</summary>
    public sealed record Open(Claim Claim, CloudAccount Account) : ClaimView;
}

/// <summary>Outcome of a buyer's confirmation.</summary>
public abstract record ConfirmOutcome
{
    private ConfirmOutcome()
    {
    }

    /// <summary>There is no such claim, it has expired, or another Expense Center account used it.</summary>
    public sealed record Expired : ConfirmOutcome;

    /// <summary>Another Expense Center account owns the cloud account; nothing changed; the owner gets a mail.</summary>
    public sealed record OwnedByAnother : ConfirmOutcome;

    /// <summary>The cloud account accepts no bindings: its payment failed, AWS has not confirmed it in time, or its subscription is ending.</summary>
    public sealed record Closed(CloudAccount Account) : ConfirmOutcome;

    /// <summary>The cloud account is the buyer's; each requested workspace has its own outcome.</summary>
    public sealed record Confirmed(CloudAccountId Account, ImmutableArray<WorkspaceOutcome> Workspaces) : ConfirmOutcome;

    /// <summary>Every attempt met a conflict; nothing was stored. Trying again helps.</summary>
    public sealed record Busy : ConfirmOutcome;
}
