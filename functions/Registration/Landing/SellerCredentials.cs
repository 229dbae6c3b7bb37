using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Guance.Serverless.Registration.Landing;

/// <summary>
/// Credentials of a role in the seller's account. The SDK's own for an assumed role load the client of STS by reflection, which
/// Native AOT cannot follow.
/// </summary>
public sealed class SellerCredentials : RefreshingAWSCredentials
{
    /// <summary>By which the seller's CloudTrail knows us.</summary>
    public const string SessionName = "guance-registration";

    /// <summary>As long as AWS allows where one role assumes another.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>
    /// This long before their end they are no longer used, so that none ends between signing and AWS's check. They are renewed
    /// when next asked for and not in the background, where Lambda would freeze the call once a page is answered.
    /// </summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly IAmazonSecurityTokenService sts;
    private readonly string role;
    private readonly string? externalId;

    public SellerCredentials(IAmazonSecurityTokenService sts, string role, string? externalId)
    {
        this.sts = sts;
        this.role = role;
        this.externalId = externalId;
        ExpirationBuffer = Reserve;
        PreemptExpiryTime = TimeSpan.Zero;
    }

    /// <summary>The SDK asks here only from a call that blocks its thread, and there is none.</summary>
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        throw new NotSupportedException("The seller's credentials are fetched asynchronously only.");

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = role,
            RoleSessionName = SessionName,
            ExternalId = externalId,
            DurationSeconds = (int)Lifetime.TotalSeconds,
        });
        var given = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            given.Expiration ?? throw new AmazonClientException("STS did not say when the credentials end."));
    }
}
