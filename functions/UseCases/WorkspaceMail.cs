using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.UseCases;

/// <summary>A mail that tells the whole result of a request: which workspaces the account pays for, and which not, and why.</summary>
internal static class WorkspaceMail
{
    /// <param name="account">The account that is to pay.</param>
    /// <param name="order">The order, done.</param>
    /// <param name="bound">The first workspaces that the account pays for.</param>
    /// <param name="notBound">The first of the others.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <returns>Null when the account has no contact, or nothing was added to an account that was registered before.</returns>
    public static MailRequest? Of(
        CloudAccount account, BindingOrder order, IEnumerable<WorkspaceOutcome> bound, IEnumerable<WorkspaceOutcome> notBound, DateTimeOffset now)
    {
        var kind = order.IsRegistration ? MailKind.RegistrationConfirmed : MailKind.WorkspacesAdded;
        if ((!order.IsRegistration && order.Bound == 0) || MailRequest.About(account, kind, now) is not { } mail)
        {
            return null;
        }

        ImmutableArray<RefusedWorkspace> listed = [.. notBound.Take(RefusedWorkspaces.MaxListed).Select(Refused)];
        return mail with
        {
            Workspaces =
            [
                .. bound.Take(MailRequest.MaxListed - listed.Length).Select(one => new WorkspaceLabel(one.Workspace, one.Name ?? "")),
            ],
            WorkspaceCount = order.Bound,
            Refused = order.NotBound == 0 ? null : new RefusedWorkspaces(listed, order.NotBound),
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
