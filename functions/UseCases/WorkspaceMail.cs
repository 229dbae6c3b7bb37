using System.Collections.Immutable;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.UseCases;

/// <summary>A mail that tells the whole result of a request: which workspaces the account pays for, and which not, and why.</summary>
internal static class WorkspaceMail
{
    /// <returns>Null when the account has no contact.</returns>
    public static MailRequest? Of(CloudAccount account, MailKind kind, ImmutableArray<WorkspaceOutcome> outcomes, DateTimeOffset now)
    {
        if (MailRequest.About(account, kind, now) is not { } mail)
        {
            return null;
        }

        var settled = outcomes.Where(one => one.IsInForce).ToList();
        var refused = outcomes.Where(one => !one.IsInForce).ToList();
        var listed = refused.Take(RefusedWorkspaces.MaxListed).Select(Refused).ToImmutableArray();
        return mail with
        {
            Workspaces = [.. settled.Take(MailRequest.MaxListed - listed.Length).Select(one => new WorkspaceLabel(one.Workspace, one.Name ?? ""))],
            WorkspaceCount = settled.Count,
            Refused = refused.Count == 0 ? null : new RefusedWorkspaces(listed, refused.Count),
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
