using System.Collections.Immutable;
using Guance.Serverless.Settlement.Claims;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Storage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Registrations;

/// <summary>A signed-in buyer holds a claim: shows what it is on, and links the cloud account when the buyer confirms.</summary>
public sealed class AccountLinking(
    SettlementStore store, CloudAccountStore accounts, ClaimStore claims, OutboxStore outbox,
    IExpenseCenter expenseCenter, WorkspaceBinding binding, TimeProvider time)
{
    private const int MostTries = 8;

    /// <summary>Who may see the account that the claim is on. A stranger is refused, and its owner told by mail, once a claim.</summary>
    public async Task<ClaimView> ViewAsync(ClaimToken? token, Username buyer, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var claim = token is null ? null : await claims.FindAsync(token, cancellationToken);
            // The claim may be on an account that was merged into another one since.
            var account = claim is null ? null : await accounts.FollowAsync(claim.Account, cancellationToken);
            if (claim is null || account is null || (claim.UsedBy is { } user && user != buyer))
            {
                return new ClaimView.Expired();
            }

            if (account.Owner is null || account.Owner == buyer)
            {
                return new ClaimView.Open(claim, account);
            }

            if (await RefuseAsync(claim, account, buyer, cancellationToken))
            {
                return new ClaimView.OwnedByAnother();
            }
        }

        throw new ContentionException($"A refusal met changing rows {MostTries} times.");
    }

    /// <summary>
    /// Links the account to the buyer and settles the chosen workspaces through it. Ownership and rules are checked here, whatever
    /// the form said. Repeating it, after a double click or a crash, completes it.
    /// </summary>
    public async Task<ConfirmOutcome> ConfirmAsync(
        ClaimToken? token, ExpenseCenterAccount buyer, string email, IReadOnlySet<WorkspaceKey> chosen,
        CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + WorkspaceBinding.Patience;
        for (var tries = 0; tries < MostTries; tries++)
        {
            switch (await ViewAsync(token, buyer.Username, cancellationToken))
            {
                case ClaimView.Expired:
                    return new ConfirmOutcome.Expired();
                case ClaimView.OwnedByAnother:
                    return new ConfirmOutcome.OwnedByAnother();
                case ClaimView.Open(_, { AcceptsBindings: false } account):
                    return new ConfirmOutcome.Closed(account);
                case ClaimView.Open(var claim, var account):
                    var asked = await ChosenWorkspaces.ReadAsync(expenseCenter, buyer.Username, chosen, cancellationToken);
                    if (await store.CommitAsync(Link(claim, account, buyer, email), cancellationToken))
                    {
                        var bound = await binding.BindAsync(buyer, account.Id, asked.Owned, until, cancellationToken);
                        await ConfirmByMailAsync(claim, account.Id, bound, cancellationToken);
                        return new ConfirmOutcome.Confirmed(account.Id, asked.Report(bound));
                    }

                    break;
            }
        }

        throw new ContentionException($"A confirmation met changing rows {MostTries} times.");
    }

    private Changes Link(Claim claim, CloudAccount account, ExpenseCenterAccount buyer, string email)
    {
        var now = time.GetUtcNow();
        var linked = account with { Owner = buyer.Username, Contact = new Contact(email, buyer.Language) };
        return new Changes
        {
            Accounts = [new AccountChange(account, linked)],
            ClaimUse = new ClaimUse(claim.TokenHash, buyer.Username, now),
            History = account == linked ? [] :
            [
                new AccountHistory(account.Id, new HistoryEntry
                {
                    At = now,
                    Event = HistoryEvent.Registered,
                    By = buyer.Username.ToString(),
                }),
            ],
        };
    }

    private async Task<bool> RefuseAsync(Claim claim, CloudAccount account, Username stranger, CancellationToken cancellationToken)
    {
        if (await outbox.ExistsAsync(claim.MailId, cancellationToken))
        {
            return true;
        }

        var warning = MailMessage.About(account, MailKind.LinkRefused, time.GetUtcNow());
        return await store.CommitAsync(
            new Changes
            {
                Accounts = [new AccountChange(account, account)],
                OutboxOnce = warning is null ? null : new OutboxItem(claim.MailId, warning),
                History =
                [
                    new AccountHistory(account.Id, new HistoryEntry
                    {
                        At = time.GetUtcNow(),
                        Event = HistoryEvent.StrangerRefused,
                        By = stranger.ToString(),
                    }),
                ],
            },
            cancellationToken);
    }

    /// <summary>One confirmation a claim, however often it is confirmed. If it cannot be stored, the registration stands all the same.</summary>
    private async Task ConfirmByMailAsync(
        Claim claim, CloudAccountId id, ImmutableArray<BindOutcome> outcomes, CancellationToken cancellationToken)
    {
        var bound = outcomes.Where(outcome => outcome.IsBound).ToList();
        for (var tries = 0; tries < MostTries; tries++)
        {
            var account = await accounts.FindAsync(id, cancellationToken);
            if (account is null || await outbox.ExistsAsync(claim.MailId, cancellationToken)
                || MailMessage.About(account, MailKind.RegistrationConfirmed, time.GetUtcNow()) is not { } mail)
            {
                return;
            }

            mail = mail with
            {
                Workspaces = [.. bound.Take(MailMessage.MostListed).Select(one => new WorkspaceLabel(one.Workspace, one.Name!))],
                WorkspaceCount = bound.Count,
            };
            if (await store.CommitAsync(new Changes { OutboxOnce = new OutboxItem(claim.MailId, mail) }, cancellationToken))
            {
                return;
            }
        }
    }
}
