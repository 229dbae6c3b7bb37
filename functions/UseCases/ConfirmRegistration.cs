using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>A signed-in buyer with a claim registers the cloud account and settles workspaces through it.</summary>
public sealed class ConfirmRegistration(
    DecisionStore store, CloudAccountStore accounts, ClaimStore claims, OutboxStore outbox, PayerOrders orders, OptimisticLoop loop,
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
    /// Registers the account for the buyer and orders that the requested workspaces are settled through it. If another account owns it,
    /// the buyer is refused and the owner gets a mail. Repeating it, after a double click or a crash, completes it.
    /// </summary>
    /// <param name="token">The buyer's claim.</param>
    /// <param name="view">What <see cref="ViewAsync"/> has just returned for it.</param>
    /// <param name="buyer">The signed-in Expense Center account.</param>
    /// <param name="addresses">Where mails about the account go.</param>
    /// <param name="id">Id of the confirmed choice, and of its order.</param>
    /// <param name="requested">Any number of workspaces; none when only the account is to be registered.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public async Task<ConfirmOutcome> ConfirmAsync(
        ClaimToken? token, ClaimView view, ExpenseCenterAccount buyer, ContactAddresses addresses, Ulid id, RequestedWorkspaces requested,
        CancellationToken cancellationToken)
    {
        PayerOrder? prepared = null;
        return await loop.RunAsync(
            nameof(ConfirmRegistration),
            view,
            () => ViewAsync(token, buyer.Username, cancellationToken),
            async current =>
            {
                if (current is ClaimView.Open(_, { AcceptsBindings: true } account))
                {
                    prepared ??= await orders.PrepareAsync(PayerOrderKind.Registration, buyer, account.Id, id, requested, cancellationToken);
                }

                return await TryRegisterAsync(current, buyer, addresses, prepared, cancellationToken);
            },
            new ConfirmOutcome.Busy());
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

    private async Task<ConfirmOutcome?> TryRegisterAsync(
        ClaimView view, ExpenseCenterAccount buyer, ContactAddresses addresses, PayerOrder? order, CancellationToken cancellationToken)
    {
        switch (view)
        {
            case ClaimView.OwnedByAnother(var claim, var account):
                return await TryRefuseAsync(claim, account, buyer.Username, cancellationToken) ? new ConfirmOutcome.OwnedByAnother() : null;
            case ClaimView.Open(_, { AcceptsBindings: false } account):
                return new ConfirmOutcome.Closed(account);
            case ClaimView.Open(var claim, var account) when order is not null:
                var kind = claim.UsedBy is null ? PayerOrderKind.Registration : PayerOrderKind.Adding;
                return await orders.StoreAsync(order, account, kind, Register(claim, account, buyer, addresses), cancellationToken) is { } stored
                    ? new ConfirmOutcome.Confirmed(await orders.RunInRequestAsync(stored, cancellationToken))
                    : null;
            default:
                return new ConfirmOutcome.Expired();
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

    private static HistoryEntry Entry(HistoryEvent what, Username by, DateTimeOffset now) => new() { At = now, Event = what, By = by.ToString() };
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

    /// <summary>There is no such claim, it has expired, or another Expense Center account used it; or the account is not the buyer's.</summary>
    public sealed record Expired : ConfirmOutcome;

    /// <summary>Another Expense Center account owns the cloud account; nothing changed; the owner gets a mail.</summary>
    public sealed record OwnedByAnother : ConfirmOutcome;

    /// <summary>The cloud account accepts no bindings: its payment failed, AWS has not confirmed it in time, or its subscription is ending.</summary>
    public sealed record Closed(CloudAccount Account) : ConfirmOutcome;

    /// <summary>The cloud account is the buyer's, and the order is stored; what is left of it is done in the background.</summary>
    public sealed record Confirmed(PayerOrder Order) : ConfirmOutcome;

    /// <summary>Every attempt met a conflict; nothing was stored. Trying again helps.</summary>
    public sealed record Busy : ConfirmOutcome;
}
