namespace Amazon.AWSMarketplaceMetering.Model;

public class BatchMeterUsageRequest : AmazonAWSMarketplaceMeteringRequest
{
    /// <summary>Older listings only: null where the records name licences.</summary>
    public string? ProductCode { get; set; }

    /// <summary>1 to 25, all of one product.</summary>
    public List<UsageRecord>? UsageRecords { get; set; }
}
