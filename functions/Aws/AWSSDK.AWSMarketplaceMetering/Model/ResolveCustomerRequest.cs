namespace Amazon.AWSMarketplaceMetering.Model;

public class ResolveCustomerRequest : AmazonAWSMarketplaceMeteringRequest
{
    /// <summary>The form's <c>x-amzn-marketplace-token</c>, decoded once.</summary>
    public string? RegistrationToken { get; set; }
}
