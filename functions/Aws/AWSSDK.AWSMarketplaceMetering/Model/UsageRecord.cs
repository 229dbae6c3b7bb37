namespace Amazon.AWSMarketplaceMetering.Model;

/// <summary>What one customer used of one dimension in one hour. Source: AWS Marketplace Metering Service API Reference, UsageRecord.</summary>
public class UsageRecord
{
    /// <summary>Twelve digits. With <see cref="LicenseArn"/> for listings with concurrent agreements, else with the request's ProductCode.</summary>
    public string? CustomerAWSAccountId { get; set; }

    /// <summary>Older listings only; never together with <see cref="CustomerAWSAccountId"/>.</summary>
    public string? CustomerIdentifier { get; set; }

    /// <summary>Name of a dimension of the product, letter by letter; 1 to 255 characters.</summary>
    public string? Dimension { get; set; }

    /// <summary>Listings with concurrent agreements only; the request then names no ProductCode.</summary>
    public string? LicenseArn { get; set; }

    /// <summary>0 to 2147483647, in the dimension's unit.</summary>
    public int? Quantity { get; set; }

    /// <summary>In UTC; AWS counts by the hour that it lies in. Sent in whole seconds, rounded down.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>How the quantity is divided, at most 2,500 parts; null: not divided.</summary>
    public List<UsageAllocation>? UsageAllocations { get; set; }
}

/// <summary>A part of a record's quantity. The parts of a record add up to its quantity, and no two have the same tags.</summary>
public class UsageAllocation
{
    /// <summary>0 to 2147483647.</summary>
    public int? AllocatedUsageQuantity { get; set; }

    /// <summary>What the part belongs to: at most 5.</summary>
    public List<Tag>? Tags { get; set; }
}

/// <summary>Letters of ASCII, digits, space and <c>+ - = . _ : / @</c> only.</summary>
public class Tag
{
    /// <summary>1 to 100 characters.</summary>
    public string? Key { get; set; }

    /// <summary>1 to 256 characters.</summary>
    public string? Value { get; set; }
}
