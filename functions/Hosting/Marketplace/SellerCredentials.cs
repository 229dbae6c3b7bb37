using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Guance.Serverless.Hosting.Marketplace;

/// <summary>
/// Credentials of a role in the seller's account. The SDK's class for an assumed role loads the STS client by reflection, which
/// does not work with Native AOT.
/// </summary>
public sealed class SellerCredentials : RefreshingAWSCredentials
{
    /// <summary>The longest that AWS allows when one role assumes another.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>
    /// Credentials are renewed this long before they expire, so that they do not expire between signing and AWS's check.
    /// They are renewed on the next use, not in the background: Lambda would freeze that call once a page is answered.
    /// </summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly Lazy<IAmazonSecurityTokenService> sts;
    private readonly string role;
    private readonly string? externalId;
    private readonly string session;

    /// <param name="sts">Created with the first call, and not while the function is composed.</param>
    /// <param name="role">Its ARN.</param>
    /// <param name="externalId">What the role's trust policy asks for; null for nothing.</param>
    /// <param name="session">Name of the session: identifies this service in the seller's CloudTrail.</param>
    public SellerCredentials(Lazy<IAmazonSecurityTokenService> sts, string role, string? externalId, string session)
    {
        this.sts = sts;
        this.role = role;
        this.externalId = externalId;
        this.session = session;
        ExpirationBuffer = Reserve;
        PreemptExpiryTime = TimeSpan.Zero;
    }

    /// <summary>The SDK calls this only for synchronous calls; this service makes none.</summary>
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        throw new NotSupportedException("The seller's credentials are fetched asynchronously only.");

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var answer = await sts.Value.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = role,
            RoleSessionName = session,
            ExternalId = externalId,
            DurationSeconds = (int)Lifetime.TotalSeconds,
        });
        var given = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            given.Expiration ?? throw new AmazonClientException("STS did not say when the credentials end."));
    }
}
