using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Settlement.Usage;

/// <summary>A usage record as billing sent it: any text may be missing or wrong.</summary>
public sealed record ReceivedUsage(
    string? Id, string? Site, string? WorkspaceId, string? Hour, string? Dimension, string? Quantity, string? CloudAccount)
{
    private const int MaxIdLength = 200;
    private const int MaxDimensionLength = 255;
    private static readonly string[] HourForms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>False when a field was of another kind than it must be: then it is here as it was written in JSON.</summary>
    public bool IsOfRightKinds { get; init; } = true;

    /// <returns>False when a field is missing or not as the contract says.</returns>
    public bool TryRead([NotNullWhen(true)] out UsageRecord? record)
    {
        record = null;
        if (!IsOfRightKinds || Id is not { Length: > 0 and <= MaxIdLength } || Id.Any(char.IsControl)
            || Site is null || WorkspaceId is null || !WorkspaceKey.TryCreate(Site, WorkspaceId, out var workspace)
            || !DateTimeOffset.TryParseExact(Hour, HourForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begins)
            || !UsageHour.TryBegin(begins.ToUniversalTime(), out var hour)
            || Dimension is not { Length: > 0 and <= MaxDimensionLength }
            || !UsageQuantity.TryParse(Quantity, out var quantity))
        {
            return false;
        }

        var named = CloudAccountId.TryParse(CloudAccount, out var account);
        record = named || CloudAccount is null ? new UsageRecord(Id, workspace, hour, Dimension, quantity, named ? account : null) : null;
        return record is not null;
    }

    /// <summary>As it is handed back. What is longer than any field may be is shortened.</summary>
    public ReturnedUsage Return(UsageReturnReason reason, CloudAccountId? account = null) => new(
        Short(Id), Short(Site), Short(WorkspaceId), Short(Hour), Short(Dimension), Short(Quantity), reason, account);

    private static string? Short(string? text) => text is { Length: > MaxDimensionLength } ? text[..MaxDimensionLength] : text;
}

/// <summary>Decides what becomes of a usage record.</summary>
public static class UsageIntake
{
    /// <param name="record">Well-formed.</param>
    /// <param name="settlement">Of its workspace.</param>
    /// <param name="follow">Finds an account after all merges; null when there is none.</param>
    /// <param name="products">Our listings.</param>
    /// <param name="options">Settings.</param>
    /// <param name="now">When it came.</param>
    public static UsageVerdict Decide(
        UsageRecord record, WorkspaceSettlement settlement, Func<CloudAccountId, CloudAccount?> follow, Products products, MeteringOptions options,
        DateTimeOffset now)
    {
        if (record.Hour.Begins > now)
        {
            return new(null, UsageReturnReason.InTheFuture);
        }

        if (record.Hour.Ends < now - options.MaxAge)
        {
            return new(null, UsageReturnReason.TooOld);
        }

        if (settlement.Version == 0)
        {
            return new(null, UsageReturnReason.UnknownWorkspace);
        }

        var account = FindPayer(record, settlement, follow);
        return account is null ? new(null, UsageReturnReason.NotSettledThroughAws)
            : products.Find(account.Product)?.FindDimension(record.Dimension) is null ? new(account.Id, UsageReturnReason.UnknownDimension)
            : account.DeletedAt is not null || account.MeteringEndedAt is not null ? new(account.Id, UsageReturnReason.SubscriptionEnded)
            : new(account.Id, null);
    }

    /// <summary>
    /// A text that differs when the content of two records differs: the same id with another content is a conflict. The quantity counts by
    /// its value, so that 1.5 and 1.50 are the same.
    /// </summary>
    public static string ContentHash(UsageRecord record)
    {
        var quantity = record.Quantity.ToString("0.#########", CultureInfo.InvariantCulture);
        var content = $"{record.Workspace}\n{record.Hour}\n{record.Dimension}\n{quantity}\n{record.CloudAccount}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));
    }

    /// <summary>The payer in force when the hour began; or the account that billing names, if it paid at any time in the hour.</summary>
    private static CloudAccount? FindPayer(UsageRecord record, WorkspaceSettlement settlement, Func<CloudAccountId, CloudAccount?> follow)
    {
        if (record.CloudAccount is not { } named)
        {
            return settlement.PayerAt(record.Hour.Begins) is { } payer ? follow(payer) : null;
        }

        var account = follow(named);
        return account is not null && settlement.PayersBetween(record.Hour.Begins, record.Hour.Ends).Any(one => one == named || follow(one)?.Id == account.Id)
            ? account
            : null;
    }
}

/// <summary>What becomes of a usage record.</summary>
/// <param name="Account">The cloud account that is to pay; null when there is none.</param>
/// <param name="Returned">Why it is handed back; null when it is taken.</param>
public readonly record struct UsageVerdict(CloudAccountId? Account, UsageReturnReason? Returned);
