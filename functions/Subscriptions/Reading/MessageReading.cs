using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Subscriptions.Reading;

/// <summary>What a message of the queue turned out to be.</summary>
public abstract record MessageReading
{
    private MessageReading()
    {
    }

    /// <summary>AWS Marketplace speaks.</summary>
    public sealed record Heard(Notice Notice) : MessageReading;

    /// <summary>We ordered work on an account ourselves.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="IsReminder">The sweep asks, in case the order was lost: what is not yet due has an order of its own.</param>
    public sealed record Ordered(CloudAccountId Account, bool IsReminder) : MessageReading;

    /// <summary>It cannot be understood. People must look at it.</summary>
    /// <param name="Reason">For the log: what is missing, never what the message says.</param>
    public sealed record Unreadable(string Reason) : MessageReading;
}
