namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>A mail that SES was asked to send.</summary>
/// <param name="MessageId">What SES answered.</param>
/// <param name="To">Every recipient: To, Cc and Bcc.</param>
public sealed record ReceivedMail(
    string MessageId, DateTimeOffset At, string From, IReadOnlyList<string> To, string Subject, string Html, string Text)
{
    public IReadOnlyList<string> ReplyTo { get; init; } = [];

    /// <summary>Further headers, in the order they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Tags that SES counts by, and the configuration set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The outbox item that the mail was sent for: the same when SES got it twice.</summary>
    public string OutboxItem => Headers.Single(header => header.Key == "X-Guance-Mail-Id").Value;

    /// <summary>Which of our mails.</summary>
    public string Kind => Tags.Single(tag => tag.Key == "kind").Value;
}
