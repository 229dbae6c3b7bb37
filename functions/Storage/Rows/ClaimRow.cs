using Guance.Serverless.Contracts;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Storage.Rows;

/// <summary>A claim; its expiry is DynamoDB's time to live, in whole seconds.</summary>
internal static class ClaimRow
{
    public const string UsedBy = "usedBy";
    public const string UsedAt = "usedAt";

    public static Item Write(Claim claim) => Keys.Claim(claim.TokenHash).ToItem()
        .With("account", claim.Account.ToString())
        .With("warningId", claim.WarningId.ToString())
        .With(UsedBy, claim.UsedBy?.Value)
        .Expiring(claim.ExpiresAt);

    public static Claim Read(string tokenHash, Item item) => new()
    {
        TokenHash = tokenHash,
        Account = CloudAccountId.Parse(item.Text("account")),
        WarningId = Ulid.Parse(item.Text("warningId")),
        UsedBy = item.TextOrNull(UsedBy) is { } user ? new Username(user) : null,
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(item.Number(SettlementTable.ExpiresAt)),
    };
}
