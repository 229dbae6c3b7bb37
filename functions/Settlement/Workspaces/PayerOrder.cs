using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// A confirmed choice of workspaces that a cloud account is to pay for, or no longer to pay for, and how far it has been carried out. It
/// may need more transactions than a request has time for, so it is stored, and whoever has time goes on with it.
/// </summary>
public sealed record PayerOrder
{
    /// <summary>Long enough to come back to the outcome from the mail.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Id of the choice that was confirmed: confirming the same choice again finds the same order.</summary>
    public required Ulid Id { get; init; }

    /// <summary>The cloud account that it is about. It may have been merged into another one since.</summary>
    public required CloudAccountId Account { get; init; }

    /// <summary>Who confirmed, as the Expense Center knew the account then.</summary>
    public required ExpenseCenterAccount By { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public required PayerOrderKind Kind { get; init; }

    /// <summary>Number of workspaces in all.</summary>
    public required int Count { get; init; }

    /// <summary>The id under which the parts are stored: of two clicks that store parts at once, one has the order.</summary>
    public required Ulid PartsId { get; init; }

    /// <summary>Number of parts in all.</summary>
    public required int Parts { get; init; }

    /// <summary>Number of parts that are finished; parts are worked on in their order.</summary>
    public int FinishedParts { get; init; }

    /// <summary>Number of workspaces in finished parts.</summary>
    public int Finished { get; init; }

    /// <summary>Number of workspaces in finished parts whose payer is the ordered one.</summary>
    public int Changed { get; init; }

    /// <summary>When the last part was finished; null before.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>0: not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>Number of workspaces in finished parts whose payer is another one.</summary>
    [JsonIgnore]
    public int NotChanged => Finished - Changed;

    /// <summary>The order after one more part is finished.</summary>
    public PayerOrder Finish(PayerOrderPart part, DateTimeOffset now) => this with
    {
        FinishedParts = FinishedParts + 1,
        Finished = Finished + part.Outcomes.Length,
        Changed = Changed + part.Outcomes.Count(one => one.IsInForce),
        DoneAt = FinishedParts + 1 == Parts ? now : null,
    };
}

/// <summary>What an order does. Names are stored: add to them, never rename.</summary>
public enum PayerOrderKind
{
    /// <summary>The confirmation registered the account; it is to pay for the workspaces.</summary>
    Registration,

    /// <summary>The account, registered before, is to pay for the workspaces too.</summary>
    Adding,

    /// <summary>The Expense Center account is to pay for the workspaces again, instead of the account.</summary>
    Returning,
}

/// <summary>Workspaces of an order that are worked on together.</summary>
/// <param name="PartsId">See <see cref="PayerOrder.PartsId"/>.</param>
/// <param name="Number">From 0.</param>
/// <param name="Pending">The workspaces that have no outcome yet.</param>
/// <param name="Outcomes">The outcomes of the others.</param>
public sealed record PayerOrderPart(
    Ulid PartsId, int Number, ImmutableArray<WorkspaceLabel> Pending, ImmutableArray<WorkspaceOutcome> Outcomes)
{
    /// <summary>The largest part, with names of 256 characters, fits an item of the table.</summary>
    public const int MaxWorkspaces = 200;
}

/// <summary>The workspaces that a form asks for.</summary>
/// <param name="Keys">From the form, not checked.</param>
/// <param name="Owned">Those that the Expense Center lists for the buyer, with its names.</param>
public sealed record RequestedWorkspaces(IReadOnlySet<WorkspaceKey> Keys, ImmutableArray<WorkspaceLabel> Owned)
{
    /// <summary>The parts of an order; at least one. Another owner's workspace looks like one that does not exist.</summary>
    public ImmutableArray<PayerOrderPart> ToParts(Ulid partsId)
    {
        WorkspaceLabel[] owned = [.. Owned.DistinctBy(one => one.Key)];
        WorkspaceOutcome[] unknown =
        [
            .. Keys.Except(owned.Select(one => one.Key)).Select(key => new WorkspaceOutcome(key, Name: null, new PayerResult.NotYours())),
        ];
        var count = Math.Max(Math.Max(Parts(owned.Length), Parts(unknown.Length)), 1);
        return
        [
            .. Enumerable.Range(0, count).Select(number => new PayerOrderPart(
                partsId, number, [.. Slice(owned, number)], [.. Slice(unknown, number)])),
        ];
    }

    private static int Parts(int count) => (count + PayerOrderPart.MaxWorkspaces - 1) / PayerOrderPart.MaxWorkspaces;

    private static IEnumerable<T> Slice<T>(T[] all, int number) =>
        all.Skip(number * PayerOrderPart.MaxWorkspaces).Take(PayerOrderPart.MaxWorkspaces);
}
