namespace Guance.Serverless.Settlement.Outbox;

/// <summary>The mails that we write. Names are stored: add to them, never rename.</summary>
public enum MailKind
{
    /// <summary>To the buyer after the confirmation, with the next steps.</summary>
    RegistrationConfirmed,

    /// <summary>AWS could not take the payment.</summary>
    SubscriptionFailed,

    /// <summary>To the owner: somebody else tried to link the cloud account.</summary>
    LinkRefused,

    /// <summary>The subscription has ended, the workspaces are settled by the Expense Center account again.</summary>
    Unsubscribed,
}
