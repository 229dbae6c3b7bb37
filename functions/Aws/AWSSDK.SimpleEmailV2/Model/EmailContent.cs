namespace Amazon.SimpleEmailV2.Model;

public class EmailContent
{
    /// <summary>Subject and bodies, from which SES makes the MIME message.</summary>
    public Message? Simple { get; set; }
}
