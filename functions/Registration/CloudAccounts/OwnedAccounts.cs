using Guance.Serverless.Registration.SignIn;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Storage;

namespace Guance.Serverless.Registration.CloudAccounts;

/// <summary>Finds the cloud account of an address. Somebody else's looks just like one that does not exist.</summary>
public sealed class OwnedAccounts(CloudAccountStore accounts)
{
    /// <returns>Null when there is none, or it is not the signed-in buyer's.</returns>
    public async Task<CloudAccount?> FindAsync(HttpContext context, string id) =>
        CloudAccountId.TryParse(id, out var parsed)
        && Session.UserOf(context) is { } buyer
        && await accounts.FindAsync(parsed, context.RequestAborted) is { } account && account.Owner == buyer
            ? account
            : null;
}
