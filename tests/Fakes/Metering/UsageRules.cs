using System.Buffers;

namespace Guance.Serverless.Fakes.Metering;

/// <summary>
/// What AWS asks of a BatchMeterUsage request by itself, whoever the customer is. Source: AWS Marketplace Metering Service API
/// Reference, BatchMeterUsage, UsageRecord, UsageAllocation, Tag. Where its pages differ the stricter reading is taken.
/// </summary>
internal static class UsageRules
{
    public const int MaxRecords = 25;

    /// <summary>A request is smaller than this.</summary>
    public const int MaxBytes = 1_000_000;

    public const int MaxDimensionLength = 255;
    public const int MaxAllocations = 2500;
    public const int MaxTags = 5;
    public const int MaxKeyLength = 100;
    public const int MaxValueLength = 256;

    private const int AccountDigits = 12;

    /// <summary>Of the pattern <c>[a-zA-Z0-9+ -=._:\/@]</c>, its hyphen taken for a hyphen and not for a range.</summary>
    private static readonly SearchValues<char> TagCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+ -=._:/@");

    /// <exception cref="RefusedCallException">It is too large.</exception>
    public static void CheckSize(int bytes) =>
        Require(bytes < MaxBytes, "ValidationException", $"The request must be smaller than {MaxBytes} bytes.");

    /// <exception cref="RefusedCallException">One of its records is not as it must be.</exception>
    public static void Check(UsageRequest request)
    {
        Require(request.Records.Count is >= 1 and <= MaxRecords, "ValidationException", $"UsageRecords must have 1 to {MaxRecords} records.");
        foreach (var record in request.Records)
        {
            CheckIdentity(request.ProductCode, record);
            Require(
                record.Dimension.Length is >= 1 and <= MaxDimensionLength, "InvalidUsageDimensionException",
                $"A dimension has 1 to {MaxDimensionLength} characters.");
            Require(record.Quantity is >= 0 and <= int.MaxValue, "ValidationException", $"A quantity is 0 to {int.MaxValue}.");
            if (record.Allocations is { } allocations)
            {
                CheckAllocations(record.Quantity, allocations);
            }
        }
    }

    public static void Require(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new RefusedCallException(code, message);
        }
    }

    private static void CheckIdentity(string? productCode, ReceivedRecord record)
    {
        const string code = "InvalidCustomerIdentifierException";
        Require(record.AwsAccount is null || record.CustomerIdentifier is null, code, "A record has an AWS account or a customer identifier, never both.");
        Require(
            record.AwsAccount is null || (record.AwsAccount.Length == AccountDigits && record.AwsAccount.All(char.IsAsciiDigit)), code,
            "CustomerAWSAccountId has twelve digits.");
        if (record.LicenceId is not { } licence)
        {
            Require(productCode is not null, "InvalidProductCodeException", "A call whose records have no licence names the product.");
            Require(record.AwsAccount is not null || record.CustomerIdentifier is { Length: > 0 }, code, "A record names its customer.");
            return;
        }

        Require(productCode is null, "InvalidProductCodeException", "A call whose records have licences does not name the product.");
        Require(licence.StartsWith("l-", StringComparison.Ordinal), "InvalidLicenseException", "LicenseArn is not the ARN of a licence.");
        Require(record.AwsAccount is not null, code, "A record with a licence has an AWS account.");
    }

    private static void CheckAllocations(long quantity, IReadOnlyList<ReceivedAllocation> allocations)
    {
        const string code = "InvalidUsageAllocationsException";
        Require(allocations.Count is >= 1 and <= MaxAllocations, code, $"A record has 1 to {MaxAllocations} allocations, or no list of them.");
        foreach (var tags in allocations.Select(allocation => allocation.Tags))
        {
            CheckTags(tags);
        }

        Require(allocations.All(allocation => allocation.Quantity is >= 0 and <= int.MaxValue), code, $"A part is 0 to {int.MaxValue}.");
        Require(allocations.Sum(allocation => allocation.Quantity) == quantity, code, "The parts do not add up to the quantity.");
        Require(allocations.DistinctBy(allocation => allocation.TagSet).Count() == allocations.Count, code, "Two parts have the same tags.");
    }

    private static void CheckTags(IReadOnlyList<ReceivedTag> tags)
    {
        const string code = "InvalidTagException";
        Require(tags.Count is >= 1 and <= MaxTags, code, $"A part has 1 to {MaxTags} tags.");
        Require(tags.DistinctBy(tag => tag.Key).Count() == tags.Count, code, "A part has a key twice.");
        Require(tags.All(tag => IsTag(tag.Key, MaxKeyLength)), code, $"A key has 1 to {MaxKeyLength} characters that are allowed.");
        Require(tags.All(tag => IsTag(tag.Value, MaxValueLength)), code, $"A value has 1 to {MaxValueLength} characters that are allowed.");
    }

    private static bool IsTag(string text, int longest) =>
        text.Length is > 0 && text.Length <= longest && !text.AsSpan().ContainsAnyExcept(TagCharacters);
}
