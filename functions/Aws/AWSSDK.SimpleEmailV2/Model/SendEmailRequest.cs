namespace Amazon.SimpleEmailV2.Model;

public class SendEmailRequest : AmazonSimpleEmailServiceV2Request
{
    public string? ConfigurationSetName { get; set; }

    public EmailContent? Content { get; set; }

    public Destination? Destination { get; set; }

    /// <summary>Found again in the events that SES publishes about this mail.</summary>
    public List<MessageTag>? EmailTags { get; set; }

    /// <summary>Where bounces and complaints are mailed to.</summary>
    public string? FeedbackForwardingEmailAddress { get; set; }

    /// <summary>A verified address, or <c>Name &lt;address&gt;</c>.</summary>
    public string? FromEmailAddress { get; set; }

    public List<string>? ReplyToAddresses { get; set; }
}
