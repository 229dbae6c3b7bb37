namespace Guance.Serverless.Outbox.Mails;

/// <summary>SES refuses this one mail, whenever it is asked: mostly for its address. Only a person can help.</summary>
public sealed class MailRefusedException : Exception
{
    public MailRefusedException()
    {
    }

    public MailRefusedException(string message)
        : base(message)
    {
    }

    public MailRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
