namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>What AWS itself knows of a subscription, whether or not it has said so yet.</summary>
public enum SubscriptionStatus
{
    Active,

    /// <summary>The payment failed; only the older contract tells.</summary>
    Failed,

    /// <summary>Unsubscribed; the last sign has not been given.</summary>
    Ending,

    Ended,
}
