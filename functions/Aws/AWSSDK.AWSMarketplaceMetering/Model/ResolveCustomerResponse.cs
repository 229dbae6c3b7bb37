using Amazon.Runtime;

namespace Amazon.AWSMarketplaceMetering.Model;

public class ResolveCustomerResponse : AmazonWebServiceResponse
{
    /// <summary>Twelve digits.</summary>
    public string? CustomerAWSAccountId { get; set; }

    /// <summary>Absent for listings with concurrent agreements.</summary>
    public string? CustomerIdentifier { get; set; }

    /// <summary>Absent for older listings.</summary>
    public string? LicenseArn { get; set; }

    public string? ProductCode { get; set; }
}
