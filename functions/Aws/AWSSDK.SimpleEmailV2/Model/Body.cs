namespace Amazon.SimpleEmailV2.Model;

/// <summary>One text in one or two forms; the reader's mail program chooses.</summary>
public class Body
{
    public Content? Html { get; set; }

    public Content? Text { get; set; }
}
