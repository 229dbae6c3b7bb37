namespace Amazon.SimpleEmailV2.Model;

public class Message
{
    public Body? Body { get; set; }

    /// <summary>Further headers of the mail.</summary>
    public List<MessageHeader>? Headers { get; set; }

    public Content? Subject { get; set; }
}
