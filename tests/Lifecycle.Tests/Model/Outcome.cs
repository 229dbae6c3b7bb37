using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Holds what the functions made of a story against what was to be expected.</summary>
internal static class Outcome
{
    private static readonly string[] Keeping = ["Pending", "Active", "Ending"];

    /// <summary>While nothing was held back for longer than the delay, nothing has gone back.</summary>
    public static string? ComplaintBeforeTheDelay(Played played)
    {
        var (ledger, bindings) = (played.Ledger, played.Ledger.Bindings.Select(one => one.Workspace).ToHashSet());
        return ledger.Count("WorkspacesReverted") > 0 || played.Bound.Keys.Any(key => !bindings.Contains(Row(key)))
            ? "a workspace went back within the delay"
            : null;
    }

    /// <summary>When nothing is left to do and every message came within the delay.</summary>
    public static string? Complaint(Played played, IReadOnlyCollection<Message> story)
    {
        var (expected, ledger) = (Oracle.Expect(story), played.Ledger);
        var observed = ledger.Fates();
        if (!expected.SequenceEqual(observed))
        {
            return $"expected\n{Fate.Tell(expected)}\nobserved\n{Fate.Tell(observed)}";
        }

        var home = ledger.Aliases.ToDictionary(alias => alias.Name, alias => ledger.Follow(alias.Account));
        var misplaced = played.Bound.FirstOrDefault(one =>
            ledger.Payers[Row(one.Key)] != (Keeping.Contains(expected[one.Value].Account) ? home[one.Value] : null));
        var left = played.Bound.Values.Select(name => expected[name]).Where(fate => fate.Account == Fate.Gone)
            .Select(fate => fate.Group).Distinct().Count();
        var mails = played.System.Mails.Count(mail => mail.Kind == "Unsubscribed");
        var ending = played.System.Mails.Count(mail => mail.Kind == "SubscriptionEnding");
        var renewed = played.System.Mails.Count(mail => mail.Kind == "SubscriptionRenewed");
        var certain = played.Bound.Values.Where(name => Oracle.IsEndCertain(expected, expected[name].Group, story))
            .Select(name => expected[name].Group).Distinct().Count();
        return misplaced.Value is not null ? $"{misplaced.Key}, bound for {misplaced.Value}, is settled through {ledger.Payers[Row(misplaced.Key)]}"
            : mails != left ? $"{mails} mails tell of {left} deleted accounts"
            : ending < certain ? $"{ending} mails tell that {certain} subscriptions are ending"
            : ending > Oracle.SignsOfAnEnd(story) ? $"{ending} mails tell of {Oracle.SignsOfAnEnd(story)} signs of an end"
            : renewed > Oracle.ActiveAgreements(story) ? $"{renewed} mails tell of renewals by {Oracle.ActiveAgreements(story)} agreements"
            : Complaint(played, ledger, story);
    }

    /// <summary>When nothing is left to do, but accounts were deleted while messages were still on their way.</summary>
    public static string? ComplaintAfterDeletions(Played played, IReadOnlyCollection<Message> story)
    {
        var (expected, ledger) = (Oracle.Expect(story), played.Ledger);
        var wrong = ledger.Aliases.FirstOrDefault(alias => alias.Status != expected[alias.Name].Status);
        return wrong.Name is not null ? $"{wrong.Name} is {wrong.Status}, expected {expected[wrong.Name].Status}"
            : Complaint(played, ledger, story);
    }

    /// <summary>What must hold however late messages come.</summary>
    private static string? Complaint(Played played, Ledger ledger, IReadOnlyCollection<Message> story)
    {
        var stray = ledger.Bindings.FirstOrDefault(one => !Keeping.Contains(ledger.Status(one.Account)));
        var bindings = ledger.Bindings.ToDictionary();
        var untrue = ledger.Payers.FirstOrDefault(one => bindings.GetValueOrDefault(one.Key) != one.Value);
        var untold = played.System.ExpenseCenter.Workspaces.Values.FirstOrDefault(one =>
            (one.CloudAccount is { } account ? $"ACCOUNT#{account.Id}" : null) != ledger.Payers.GetValueOrDefault(Row(new WorkspaceKey(one.Site, one.Id))));
        var recorded = ledger.Recorded();
        var unrecorded = story.FirstOrDefault(message => message.IsNotice
            && recorded.GetValueOrDefault(message.Id) != ((message.Subscription ?? message.Agreement) is null ? 0 : 1));
        return stray.Workspace is not null ? $"{stray.Workspace} is bound to an account that is {ledger.Status(stray.Account)}"
            : untrue.Key is not null ? $"{untrue.Key} is settled through {untrue.Value}, but that is not its binding"
            : untold is not null ? $"the Expense Center believes that {untold.Key} is settled through {untold.CloudAccount}"
            : unrecorded is not null ? $"{unrecorded.Id} is {recorded.GetValueOrDefault(unrecorded.Id)} times in the history"
            : played.System.DeadLetters.Count > 0 ? $"{played.System.DeadLetters.Count} messages were given up"
            : null;
    }

    private static string Row(WorkspaceKey key) => $"WORKSPACE#{key.Site}#{key.Id}";
}
