using System.Globalization;
using System.Net;
using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using UsageAllocation = Amazon.AWSMarketplaceMetering.Model.UsageAllocation;
using UsageRecord = Amazon.AWSMarketplaceMetering.Model.UsageRecord;

namespace Guance.Serverless.Metering.Sending;

/// <summary>
/// One call of BatchMeterUsage, for records of one product and contract. Source: AWS Marketplace Metering Service API Reference,
/// BatchMeterUsage.
/// </summary>
public sealed class MeteringCall(IAmazonAWSMarketplaceMetering metering, Products products)
{
    public const int MaxRecords = 25;

    /// <summary>A request is smaller than a megabyte.</summary>
    public const int MaxBytes = 950_000;

    /// <summary>AWS's account that issues the licences of AWS Marketplace.</summary>
    private const string LicenceIssuer = "294406891311";

    /// <summary>About as long as an allocation is in JSON, with the two tags, and a record without any.</summary>
    private const int BytesOfAllocation = 190;
    private const int BytesOfRecord = 400;

    private const string SiteTag = "site";
    private const string WorkspaceTag = "workspace";

    /// <summary>The workspaces beyond AWS's limit, in one allocation for each site.</summary>
    private const string Others = "others";

    public static int Size(MeteringRecord record) => BytesOfRecord + (BytesOfAllocation * Math.Min(record.Units.Length, UsageAllocations.Max));

    /// <param name="records">Of one product, and all licences or all customer identifiers.</param>
    public async Task<CallOutcome> SendAsync(IReadOnlyList<MeteringRecord> records, CancellationToken cancellationToken)
    {
        var isLicence = records[0].Subscription.Kind is SubscriptionKind.Licence;
        var request = new BatchMeterUsageRequest
        {
            ProductCode = isLicence ? null : records[0].Product.Value,
            UsageRecords = [.. records.Select(Write)],
        };
        try
        {
            var answer = await metering.BatchMeterUsageAsync(request, cancellationToken);
            return new CallOutcome.Answered(Read(records, answer));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (AmazonServiceException e) when (IsAnswer(e))
        {
            return Explain(e);
        }
        catch (Exception e) when (e is AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            return new CallOutcome.Unavailable(e.Message, IsUnclear: !NeverReached(e));
        }
    }

    private UsageRecord Write(MeteringRecord record) => new()
    {
        CustomerAWSAccountId = record.AwsAccount.ToString(),
        LicenseArn = record.Subscription.Kind is SubscriptionKind.Licence
            ? $"arn:{products.Find(record.Product)?.Partition ?? "aws"}:license-manager::{LicenceIssuer}:license:{record.Subscription.Value}"
            : null,
        Dimension = record.Dimension,
        Quantity = record.Quantity,
        Timestamp = record.Hour.Begins.UtcDateTime,
        UsageAllocations = record.Units.IsEmpty ? null : [.. UsageAllocations.Allocate(record.Units).Select(Write)],
    };

    private static UsageAllocation Write(Settlement.Usage.UsageAllocation allocation) => new()
    {
        AllocatedUsageQuantity = allocation.Quantity,
        Tags = [new() { Key = SiteTag, Value = allocation.Site }, new() { Key = WorkspaceTag, Value = allocation.Workspace ?? Others }],
    };

    /// <summary>
    /// Finds each record's answer by what names it. A success without AWS's id, and a status that is not known, is no answer: the record is
    /// sent again as it is, which does no harm.
    /// </summary>
    private static Dictionary<MeteringRecord, RecordAnswer> Read(IReadOnlyList<MeteringRecord> records, BatchMeterUsageResponse answer)
    {
        var byName = records.ToDictionary(record => (record.Dimension, record.Hour.Begins.UtcDateTime, NameOf(record)));
        var answers = new Dictionary<MeteringRecord, RecordAnswer>();
        foreach (var result in answer.Results ?? [])
        {
            if (Find(result.UsageRecord) is { } record && (result.Status?.Value switch
            {
                nameof(UsageRecordResultStatus.Success) when result.MeteringRecordId is { Length: > 0 } id => new RecordAnswer(id, null),
                nameof(UsageRecordResultStatus.CustomerNotSubscribed) => new RecordAnswer(null, UsageReturnReason.CustomerNotSubscribed),
                nameof(UsageRecordResultStatus.DuplicateRecord) => new RecordAnswer(null, UsageReturnReason.DuplicateRecord),
                _ => null,
            }) is { } final)
            {
                answers[record] = final;
            }
        }

        foreach (var record in (answer.UnprocessedRecords ?? []).Select(Find).OfType<MeteringRecord>())
        {
            answers.TryAdd(record, RecordAnswer.Unprocessed);
        }

        return answers;

        MeteringRecord? Find(UsageRecord? record) => record is { Dimension: { } dimension, Timestamp: { } at }
            ? byName.GetValueOrDefault((dimension, at.ToUniversalTime(), NameOf(record)))
            : null;
    }

    private static string NameOf(MeteringRecord record) =>
        record.Subscription.Kind is SubscriptionKind.Licence ? record.Subscription.Value : record.AwsAccount.ToString();

    /// <summary>AWS prints the ARN of a licence in more than one form.</summary>
    private static string NameOf(UsageRecord record) =>
        SubscriptionId.TryParseLicence(record.LicenseArn, out var licence) ? licence.Value : record.CustomerAWSAccountId ?? "";

    private static bool IsAnswer(AmazonServiceException e) => (int)e.StatusCode >= (int)HttpStatusCode.BadRequest;

    private static CallOutcome Explain(AmazonServiceException e) => e switch
    {
        InvalidUsageDimensionException or InvalidLicenseException or TimestampOutOfBoundsException or InvalidTagException
            or InvalidUsageAllocationsException or InvalidCustomerIdentifierException or InvalidProductCodeException => new CallOutcome.Refused(e.ErrorCode),
        { ErrorCode: "ValidationException" or "SerializationException" } => new CallOutcome.Refused(e.ErrorCode),
        ThrottlingException or InternalServiceErrorException or { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } =>
            new CallOutcome.Unavailable(string.Create(CultureInfo.InvariantCulture, $"{(int)e.StatusCode} {e.ErrorCode}"), IsUnclear: false),
        _ => new CallOutcome.Misconfigured(e.ErrorCode, e.Message),
    };

    private static bool NeverReached(Exception e) =>
        e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
        || (e.InnerException is { } inner && NeverReached(inner));
}

/// <summary>What came of a call.</summary>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>AWS has decided on the records that have an answer here; of the others it has said nothing.</summary>
    public sealed record Answered(IReadOnlyDictionary<MeteringRecord, RecordAnswer> Answers) : CallOutcome;

    /// <summary>A record is not as it must be, and none of the call was metered.</summary>
    /// <param name="Code">AWS's name of the error, or of the exception.</param>
    public sealed record Refused(string Code) : CallOutcome;

    /// <summary>AWS takes no call of us: permissions, or a Region that has no such service.</summary>
    public sealed record Misconfigured(string Code, string Reason) : CallOutcome;

    /// <summary>AWS cannot, or was not reached; later it may.</summary>
    /// <param name="IsUnclear">AWS may have received the call, and there was no answer.</param>
    public sealed record Unavailable(string Reason, bool IsUnclear) : CallOutcome;
}

/// <summary>AWS's answer to one record.</summary>
/// <param name="MeteringRecordId">AWS's id of what it bills; null when it does not.</param>
/// <param name="Returned">Why the usage goes back; null when AWS bills it, or has not decided.</param>
public sealed record RecordAnswer(string? MeteringRecordId, UsageReturnReason? Returned)
{
    /// <summary>AWS has not decided: the same record is to be sent again.</summary>
    public static RecordAnswer Unprocessed { get; } = new(null, null);

    public bool IsFinal => MeteringRecordId is not null || Returned is not null;
}
