using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering;

/// <summary>What AWS has decided on a record. A value that is not known here is kept as it is.</summary>
[SuppressMessage(
    "Usage",
    "CA2225:Operator overloads have named alternates",
    Justification = "AWS's classes of constants have FindValue for it, and no other name.")]
public class UsageRecordResultStatus : ConstantClass
{
    /// <summary>The customer has no agreement for the product, or is unknown or suspended: nothing is billed.</summary>
    public static readonly UsageRecordResultStatus CustomerNotSubscribed = new(nameof(CustomerNotSubscribed));

    /// <summary>The hour was metered before with another quantity, which stays billed.</summary>
    public static readonly UsageRecordResultStatus DuplicateRecord = new(nameof(DuplicateRecord));

    /// <summary>Billed, now or when the same record was sent before.</summary>
    public static readonly UsageRecordResultStatus Success = new(nameof(Success));

    public UsageRecordResultStatus(string value)
        : base(value)
    {
    }

    public static UsageRecordResultStatus FindValue(string value) => FindValue<UsageRecordResultStatus>(value);

    public static implicit operator UsageRecordResultStatus(string value) => FindValue(value);
}
