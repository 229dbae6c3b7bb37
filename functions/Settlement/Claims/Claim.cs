using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Settlement.Claims;

/// <summary>The short-lived right of one browser to link one resolved cloud account.</summary>
public sealed record Claim
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary><see cref="ClaimToken.Hash"/> of the browser's token.</summary>
    public required string TokenHash { get; init; }

    public required CloudAccountId Account { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// Id of the one outbox item (confirmation, or the warning to the owner) that this claim can cause, however often it is sent.
    /// </summary>
    public required Ulid MailId { get; init; }

    /// <summary>Who used it up; that account may repeat its confirmation, nobody else can use it any more.</summary>
    public Username? UsedBy { get; init; }
}
