using Guance.Serverless.Settlement.Agreements;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Storage.Rows;

/// <summary>
/// A purchase agreement. It has no time to live: a notice about it may arrive years after it was made. When its account does not
/// exist any more, the agreement counts as one without an account.
/// </summary>
internal static class AgreementRow
{
    public static Item Write(Agreement agreement, long version) => Keys.Agreement(agreement.Id).ToItem()
        .With("previous", agreement.Previous?.Value)
        .With("successor", agreement.Successor?.Value)
        .With("intent", agreement.Intent)
        .With("offer", agreement.Offer)
        .With("freeTrial", agreement.FreeTrial)
        .With("endedAt", agreement.EndedAt)
        .With("succeeded", agreement.Succeeded)
        .With("account", agreement.Account?.ToString())
        .With("unfiled", [.. agreement.Unfiled.Select(HistoryRow.WriteMap)])
        .With("version", version);

    public static Agreement Read(AgreementId id, Item item) => new(id)
    {
        Previous = Id(item, "previous"),
        Successor = Id(item, "successor"),
        Intent = item.TextOrNull("intent"),
        Offer = item.TextOrNull("offer"),
        FreeTrial = item.Boolean("freeTrial"),
        EndedAt = item.TimeOrNull("endedAt"),
        Succeeded = item.Boolean("succeeded") ?? false,
        Account = item.TextOrNull("account") is { } account ? CloudAccountId.Parse(account) : null,
        Unfiled = [.. item.Maps("unfiled").Select(HistoryRow.Read)],
        Version = item.Number("version"),
    };

    private static AgreementId? Id(Item item, string name) => item.TextOrNull(name) is { } id ? new AgreementId(id) : null;
}
