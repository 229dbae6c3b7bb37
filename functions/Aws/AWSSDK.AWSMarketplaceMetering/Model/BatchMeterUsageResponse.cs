using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>What became of each record. A record that is in neither list has no answer, and may be sent again.</summary>
public class BatchMeterUsageResponse : AmazonWebServiceResponse
{
    /// <summary>The records that AWS has decided on, in any order; null when the answer names none.</summary>
    public List<UsageRecordResult>? Results { get; set; }

    /// <summary>The records to send again as they are; null when the answer names none.</summary>
    public List<UsageRecord>? UnprocessedRecords { get; set; }
}

/// <summary>What AWS has decided on one record.</summary>
public class UsageRecordResult
{
    /// <summary>AWS's id of what is billed; null when the answer names none.</summary>
    public string? MeteringRecordId { get; set; }

    /// <summary>Compare with <see cref="UsageRecordResultStatus.Success"/>: AWS may add other values. Null when the answer names none.</summary>
    public UsageRecordResultStatus? Status { get; set; }

    /// <summary>The record as it was sent.</summary>
    public UsageRecord? UsageRecord { get; set; }
}
