using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.UseCases;

/// <summary>A mail that tells the whole result of an order: for which workspaces the payer was changed, and for which not, and why.</summary>
internal static class WorkspaceMail
{
    /// <param name="account">The account that the order is about.</param>
    /// <param name="order">The order, done.</param>
    /// <param name="changed">The first workspaces whose payer is the ordered one.</param>
    /// <param name="notChanged">The first of the others.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <returns>Null when the account has no contact, or an order for an account that was registered before has changed nothing.</returns>
    public static MailRequest? Of(
        CloudAccount account, PayerOrder order, IEnumerable<WorkspaceOutcome> changed, IEnumerable<WorkspaceOutcome> notChanged, DateTimeOffset now)
    {
        var kind = order.Kind switch
        {
            PayerOrderKind.Registration => MailKind.RegistrationConfirmed,
            PayerOrderKind.Adding => MailKind.WorkspacesAdded,
            _ => MailKind.MethodChanged,
        };
        if ((order.Kind is not PayerOrderKind.Registration && order.Changed == 0) || MailRequest.About(account, kind, now) is not { } mail)
        {
            return null;
        }

        ImmutableArray<RefusedWorkspace> listed = [.. notChanged.Take(RefusedWorkspaces.MaxListed).Select(Refused)];
        return mail with
        {
            Workspaces =
            [
                .. changed.Take(MailRequest.MaxListed - listed.Length).Select(one => new WorkspaceLabel(one.Workspace, one.Name ?? "")),
            ],
            WorkspaceCount = order.Changed,
            Change = order.Kind is PayerOrderKind.Returning
                ? new MethodChange(
                    new PayingMethod(SettlementMethod.Aws, account.AwsAccount), new PayingMethod(SettlementMethod.ExpenseCenter, AwsAccount: null))
                : null,
            Refused = order.NotChanged == 0 ? null : new RefusedWorkspaces(listed, order.NotChanged),
        };
    }

    private static RefusedWorkspace Refused(WorkspaceOutcome outcome)
    {
        var (reason, opensAt) = outcome.Result switch
        {
            PayerResult.NotYours => (RefusalReason.NotYours, (DateTimeOffset?)null),
            PayerResult.NoSuchAccount => (RefusalReason.AccountClosed, null),
            PayerResult.Refused(PayerVerdict.ChangedThisMonth(var at)) => (RefusalReason.ChangedThisMonth, at),
            PayerResult.Refused(var verdict) => (ReasonOf(verdict), null),
            _ => (RefusalReason.NotDone, null),
        };
        return new RefusedWorkspace(outcome.Workspace, outcome.Name, reason, opensAt);
    }

    private static RefusalReason ReasonOf(PayerVerdict verdict) => verdict switch
    {
        PayerVerdict.PaidByAnother => RefusalReason.PaidByAnother,
        PayerVerdict.AccountClosed => RefusalReason.AccountClosed,
        PayerVerdict.SiteNotOnAws => RefusalReason.SiteNotOnAws,
        PayerVerdict.OtherPartition => RefusalReason.OtherPartition,
        _ => RefusalReason.NotDone,
    };
}
