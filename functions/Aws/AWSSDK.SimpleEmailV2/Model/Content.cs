namespace Amazon.SimpleEmailV2.Model;

public class Content
{
    /// <summary>How the mail is to be encoded, like <c>UTF-8</c>; null means 7-bit ASCII.</summary>
    public string? Charset { get; set; }

    public string? Data { get; set; }
}
