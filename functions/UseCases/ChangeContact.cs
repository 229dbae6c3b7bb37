using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.Settlement.History;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Storage;

namespace Guance.Serverless.UseCases;

/// <summary>The owner of a cloud account changes where its mails go. Mails that are decided already go to the former addresses.</summary>
public sealed class ChangeContact(DecisionStore store, CloudAccountStore accounts, OptimisticLoop loop, TimeProvider time)
{
    /// <summary>Repeating it changes nothing more.</summary>
    /// <param name="id">The cloud account, or one that was merged into it.</param>
    /// <param name="owner">The Expense Center account that asks.</param>
    /// <param name="contact">Where mails go from now on.</param>
    /// <param name="cancellationToken">Stops between attempts.</param>
    public Task<ContactOutcome> ChangeAsync(
        CloudAccountId id, Username owner, ContactAddresses contact, CancellationToken cancellationToken) => loop.RunAsync(
            nameof(ChangeContact), () => TryAsync(id, owner, contact, cancellationToken), ContactOutcome.Busy);

    private async Task<ContactOutcome?> TryAsync(
        CloudAccountId id, Username owner, ContactAddresses contact, CancellationToken cancellationToken)
    {
        if (await accounts.FollowAsync(id, cancellationToken) is not { DeletedAt: null, Contact: { } before } account || account.Owner != owner)
        {
            return ContactOutcome.NoSuchAccount;
        }

        var after = before with { Email = contact.ToString() };
        return after == before || await store.CommitAsync(Change(account, after, owner), cancellationToken) ? ContactOutcome.Changed : null;
    }

    private Decision Change(CloudAccount account, Contact contact, Username owner)
    {
        var entry = new HistoryEntry { At = time.GetUtcNow(), Event = HistoryEvent.ContactChanged, By = owner.ToString(), Detail = contact.Email };
        return new Decision
        {
            Accounts = [new(account, account with { Contact = contact })],
            History = [new AccountHistory(account.Id, entry)],
        };
    }
}

/// <summary>Outcome of a change of the contact.</summary>
public sealed class ContactOutcome
{
    private ContactOutcome()
    {
    }

    /// <summary>Mails go to the new addresses from now on, or did already.</summary>
    public static ContactOutcome Changed { get; } = new();

    /// <summary>The account does not exist, is deleted, or has another owner: the buyer cannot tell which.</summary>
    public static ContactOutcome NoSuchAccount { get; } = new();

    /// <summary>Every attempt met a conflict; nothing was stored. Trying again helps.</summary>
    public static ContactOutcome Busy { get; } = new();
}
