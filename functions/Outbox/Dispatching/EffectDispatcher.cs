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
    private readonly SlowCallCircuitBreaker expenseCenterBreaker = new("The Expense Center", time);
    private readonly SlowCallCircuitBreaker sesBreaker = new("SES", time);

    public Task DispatchAsync(OutboxItem item, CancellationToken cancellationToken) => item.SideEffect switch
    {
        SettlementChange change => expenseCenterBreaker.RunAsync(() => UpdateSettlementsAsync(change, cancellationToken)),
        MailRequest mail => sesBreaker.RunAsync(() => mails.SendAsync(item.Id, mail, cancellationToken)),
        WorkOrder order => SendWorkOrderAsync(order, cancellationToken),
        PayerOrderWork work => SendPayerOrderWorkAsync(work, cancellationToken),
        UsageReturn usage => expenseCenterBreaker.RunAsync(() => ReturnUsageAsync(item.Id, usage, cancellationToken)),
        var other => throw new NotSupportedException($"There is no handler for {other.GetType().Name}."),
    };

    private async Task UpdateSettlementsAsync(SettlementChange change, CancellationToken cancellationToken)
    {
        var gone = await expenseCenter.PutSettlementsAsync(change, cancellationToken);
        foreach (var (workspace, version) in change.Workspaces)
        {
            if (gone.Contains(workspace))
            {
                LogWorkspaceGone(workspace, version);
            }
            else
            {
                LogSettlementUpdated(workspace, change.Method, version);
            }
        }
    }

    private async Task SendWorkOrderAsync(WorkOrder order, CancellationToken cancellationToken)
    {
        var delay = order.NotBefore is { } due ? due - time.GetUtcNow() : TimeSpan.Zero;
        await orders.SendAsync(order.Account, delay, cancellationToken);
        LogWorkOrderSent(order.Account);
    }

    private async Task SendPayerOrderWorkAsync(PayerOrderWork work, CancellationToken cancellationToken)
    {
        await orders.SendAsync(work.Order, work.NotBefore - time.GetUtcNow(), cancellationToken);
        LogPayerOrderWorkSent(work.Order);
    }

    private async Task ReturnUsageAsync(Ulid id, UsageReturn usage, CancellationToken cancellationToken)
    {
        await expenseCenter.ReturnUsageAsync(id, usage, cancellationToken);
        LogUsageReturned(usage.Records.Length, id);
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "The Expense Center accepted version {Version} of workspace {Workspace}: settled by {Method}")]
    private partial void LogSettlementUpdated(WorkspaceKey workspace, SettlementMethod method, long version);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The Expense Center has no workspace {Workspace}: version {Version} of its settlement is discarded")]
    private partial void LogWorkspaceGone(WorkspaceKey workspace, long version);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent a work order for cloud account {CloudAccount}")]
    private partial void LogWorkOrderSent(CloudAccountId cloudAccount);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sent a work order for order {PayerOrder}")]
    private partial void LogPayerOrderWorkSent(Ulid payerOrder);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "The Expense Center took back {Count} usage records that AWS does not bill, as return {UsageReturn}")]
    private partial void LogUsageReturned(int count, Ulid usageReturn);
}
