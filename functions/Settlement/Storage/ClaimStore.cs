using Guance.Serverless.Settlement.Claims;

namespace Guance.Serverless.Settlement.Storage;

/// <summary>Reads claims.</summary>
public sealed class ClaimStore
{
    /// <returns>The claim, used up or not; null when there is none or it has expired.</returns>
    public Task<Claim?> FindAsync(ClaimToken token, CancellationToken cancellationToken) => throw new NotImplementedException();
}
