namespace Guance.Serverless.Sandbox.Console.Mail;

/// <summary>Every mail that SES got, oldest first.</summary>
public sealed class Mailbox
{
    private readonly Lock gate = new();
    private readonly List<ReceivedMail> mails = [];
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MailSwitches Switches { get; } = new();

    public IReadOnlyList<ReceivedMail> All => Snapshot().Mails;

    /// <summary>The first mail that fits, waiting for it if it has not come yet.</summary>
    public async Task<ReceivedMail> WaitForAsync(Func<ReceivedMail, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (known, next) = Snapshot();
            if (known.FirstOrDefault(fits) is { } mail)
            {
                return mail;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    internal void Add(ReceivedMail mail)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            mails.Add(mail);
            waiting = arrived;
            arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    private (IReadOnlyList<ReceivedMail> Mails, Task Next) Snapshot()
    {
        lock (gate)
        {
            return ([.. mails], arrived.Task);
        }
    }
}
