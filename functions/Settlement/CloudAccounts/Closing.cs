namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>Why the workspaces of a cloud account must go back to the Expense Center account.</summary>
public enum Closing
{
    /// <summary>They may stay.</summary>
    None,

    /// <summary>Every subscription has ended: the account is deleted once its last workspace has gone back.</summary>
    Ended,

    /// <summary>AWS could not take the payment: the workspaces go back, the account stays and may become active yet.</summary>
    PaymentFailed,
}
