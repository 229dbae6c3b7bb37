namespace Amazon.SimpleEmailV2.Model;

public class MessageHeader
{
    public string? Name { get; set; }

    public string? Value { get; set; }
}
