namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>In the order in which a life goes by, so that of two notices of the same instant the later stage wins.</summary>
public enum SubscriptionStatus
{
    /// <summary>Known to us, but AWS has not confirmed it.</summary>
    Pending,

    /// <summary>Confirmed: subscribe-success, License Updated.</summary>
    Active,

    /// <summary>AWS could not take the payment: subscribe-fail.</summary>
    Failed,

    /// <summary>The first sign of the end: unsubscribe-pending, Purchase Agreement Ended.</summary>
    Ending,

    /// <summary>The last sign: unsubscribe-success, License Deprovisioned.</summary>
    Ended,
}
