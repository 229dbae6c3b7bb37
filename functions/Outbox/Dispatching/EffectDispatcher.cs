using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Outbox.Mails;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Outbox.Dispatching;

/// <summary>Executes side effects outside the table. Each may be executed twice without harm.</summary>
public sealed partial class EffectDispatcher(
    IExpenseCenter expenseCenter, WorkOrderSender orders, MailSender mails, ILogger<EffectDispatcher> logger, TimeProvider time)
{
    private readonly CircuitBreaker center = new("The Expense Center", time);
    private readonly CircuitBreaker ses = new("SES", time);

    public Task DispatchAsync(OutboxItem item, CancellationToken cancellationToken) => item.SideEffect switch
    {
        SettlementChange change => center.RunAsync(() => UpdateSettlementAsync(change, cancellationToken)),
        MailRequest mail => ses.RunAsync(() => mails.SendAsync(item.Id, mail, cancellationToken)),
        WorkOrder order => SendWorkOrderAsync(order, cancellationToken),
        var other => throw new NotSupportedException($"Nobody carries out {other.GetType().Name}."),
    };

    private async Task UpdateSettlementAsync(SettlementChange change, CancellationToken cancellationToken)
    {
        if (await expenseCenter.PutSettlementAsync(change, cancellationToken))
        {
            LogTold(change.Workspace, change.Method, change.Version);
        }
        else
        {
            LogGone(change.Workspace, change.Version);
        }
    }

    private async Task SendWorkOrderAsync(WorkOrder order, CancellationToken cancellationToken)
    {
        var delay = order.NotBefore is { } due ? due - time.GetUtcNow() : TimeSpan.Zero;
        await orders.SendAsync(order.Account, delay, cancellationToken);
        LogOrdered(order.Account);
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "The Expense Center knows that {Workspace} is settled by {Method}, version {Version}")]
    private partial void LogTold(WorkspaceKey workspace, SettlementMethod method, long version);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The Expense Center knows no workspace {Workspace}: version {Version} of its settlement is dropped")]
    private partial void LogGone(WorkspaceKey workspace, long version);

    [LoggerMessage(Level = LogLevel.Information, Message = "Work on cloud account {CloudAccount} is ordered")]
    private partial void LogOrdered(CloudAccountId cloudAccount);
}
