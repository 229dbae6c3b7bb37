using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.MeteredUsage;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.Bills;

/// <summary>
/// Cloud accounts that have bills. Those that were merged are among them: what was used before is on bills of their own, of the agreement
/// that they had then.
/// </summary>
public sealed class BilledAccounts(OwnedAccounts owned, CloudAccountStore accounts)
{
    /// <returns>Null when it does not exist or the signed-in buyer does not own it.</returns>
    public async Task<CloudAccount?> FindAsync(HttpContext context, string id)
    {
        if (await owned.FindAsync(context, id) is not { } account)
        {
            return null;
        }

        return account.MergedInto is { } into && await accounts.FollowAsync(into, context.RequestAborted) is { } payer ? payer.Restore(account) : account;
    }

    /// <summary>The accounts that were merged into another one of the owner, and may have used something in a month before.</summary>
    public async Task<IEnumerable<CloudAccount>> MergedAsync(CloudAccount account, BillMonth month, CancellationToken cancellationToken)
    {
        var merged = await Task.WhenAll(
            account.Merged.Where(one => month.FirstDay <= BillMonth.Of(one.At).FirstDay).Select(one => accounts.FindAsync(one.Id, cancellationToken)));
        return merged.OfType<CloudAccount>().Where(one => one.Owner == account.Owner).Select(account.Restore);
    }
}
