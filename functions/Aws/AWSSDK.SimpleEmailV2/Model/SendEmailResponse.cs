using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public class SendEmailResponse : AmazonWebServiceResponse
{
    /// <summary>SES's own id of the mail.</summary>
    public string? MessageId { get; set; }
}
