using Guance.Serverless.Settlement.Agreements;
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
        .With("term", agreement.Term)
        .With("freeTrial", agreement.FreeTrial)
        .With("acceptor", agreement.Acceptor)
        .With("product", agreement.Product)
        .With("endedAt", agreement.EndedAt)
        .With("succeeded", agreement.Succeeded)
        .With("replacedAt", agreement.ReplacedAt)
        .With("account", agreement.Account?.ToString())
        .With("unfiled", [.. agreement.Unfiled.Select(HistoryRow.WriteMap)])
        .With("version", version);

    public static Agreement Read(AgreementId id, Item item) => new(id)
    {
        Previous = Id(item, "previous"),
        Successor = Id(item, "successor"),
        Intent = item.Fact("intent", text => text),
        Offer = item.Fact("offer", text => text),
        Term = item.Fact("term", AgreementTerm.Parse),
        FreeTrial = item.Fact("freeTrial", bool.Parse),
        Acceptor = item.Fact("acceptor", AwsAccountId.Parse),
        Product = item.Fact("product", text => new ProductCode(text)),
        EndedAt = item.TimeOrNull("endedAt"),
        Succeeded = item.Boolean("succeeded") ?? false,
        ReplacedAt = item.TimeOrNull("replacedAt"),
        Account = item.CloudAccountOrNull("account"),
        Unfiled = [.. item.Maps("unfiled").Select(HistoryRow.ReadMap)],
        Version = item.Number("version"),
    };

    private static AgreementId? Id(Item item, string name) => item.TextOrNull(name) is { } id ? new AgreementId(id) : null;
}

/// <summary>
/// The open replacements of an AWS account. No time to live: an operator may take long to tell what belongs together.
/// </summary>
internal static class OpenReplacementsRow
{
    public static Item Write(OpenReplacements open, long version) => Keys.OpenReplacements(open.Acceptor).ToItem()
        .With("agreements", [.. open.Agreements.Select(id => new Item().With("id", id.Value))])
        .With("version", version);

    public static OpenReplacements Read(AwsAccountId acceptor, Item item) => new(
        acceptor, [.. item.Maps("agreements").Select(one => new AgreementId(one.Text("id")))], item.Number("version"));
}
