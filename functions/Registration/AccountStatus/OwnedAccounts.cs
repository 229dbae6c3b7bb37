using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage;
using Guance.Serverless.Web.Sessions;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>Finds the cloud account of an address. Another owner's account is treated as missing.</summary>
public sealed class OwnedAccounts(CloudAccountStore accounts)
{
    /// <returns>Null when it does not exist or the signed-in buyer does not own it.</returns>
    public async Task<CloudAccount?> FindAsync(HttpContext context, string id) =>
        CloudAccountId.TryParse(id, out var parsed)
        && Session.UserOf(context) is { } buyer
        && await accounts.FindAsync(parsed, context.RequestAborted) is { } account && account.Owner == buyer
            ? account
            : null;
}
