using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Decisions;

/// <summary>Decides, when a work order is executed, whether the account's workspaces go back now.</summary>
public static class Teardown
{
    /// <summary>
    /// The earliest possible <see cref="DueAt"/> of an account whose teardown begins now, whatever its agreements.
    /// </summary>
    public static DateTimeOffset Earliest(DateTimeOffset now, SettlementOptions options) =>
        now + (options.TeardownDelay < options.SuccessorDelay ? options.TeardownDelay : options.SuccessorDelay);

    /// <returns>When the workspaces go back. Now or earlier: immediately. Null: they stay.</returns>
    public static DateTimeOffset? DueAt(CloudAccount account, AgreementChain agreements, SettlementOptions options)
    {
        if (account.TeardownReason is TeardownReason.None || account.TeardownSince is not { } since)
        {
            return null;
        }

        if (account.TeardownReason is TeardownReason.NotConfirmed)
        {
            return account.UnconfirmedSince ?? since + options.ConfirmationDelay;
        }

        var awaitsSuccessor = account.TeardownReason is TeardownReason.Ended
            && account.Deciding.Any(one => AwaitsSuccessor(one, account, agreements));
        return since + (awaitsSuccessor ? options.SuccessorDelay : options.TeardownDelay);
    }

    /// <summary>
    /// No notice has told why the licence ended, so it may have been renewed. Or its agreement was renewed or replaced, and the account
    /// has no subscription of the succeeding agreement yet.
    /// </summary>
    private static bool AwaitsSuccessor(Subscription subscription, CloudAccount account, AgreementChain agreements) =>
        subscription.Id.Kind is SubscriptionKind.Licence
        && (agreements.Find(subscription.Agreement?.Value) is not { IsEndUnknown: false } agreement
            || (agreement.AwaitsSuccessor
                && (agreement.Successor is not { } successor || account.Subscriptions.All(other => other.Agreement?.Value != successor))));
}
