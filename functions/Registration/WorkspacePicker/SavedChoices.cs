using System.Text.Json;
using System.Text.Json.Serialization;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>What a buyer has chosen so far, between two pages.</summary>
/// <param name="Id">Under which it is stored; null when nothing was chosen yet.</param>
/// <param name="Selection">The chosen workspaces.</param>
/// <param name="Email">The contact as typed, right or wrong; null before the review.</param>
public sealed record SavedChoice(Ulid? Id, Selection Selection, string? Email)
{
    public static SavedChoice None { get; } = new(Id: null, Selection.Empty, Email: null);

    /// <summary>Reads what <see cref="Write"/> has written; null when it is no choice.</summary>
    public static SavedChoice? Read(Ulid id, string body) =>
        JsonSerializer.Deserialize(body, ChoiceJson.Default.StoredChoice)?.ToChoice(id);

    public string Write() => JsonSerializer.Serialize(StoredChoice.Of(this), ChoiceJson.Default.StoredChoice);
}

/// <summary>
/// Stores choices, so that every page has an address: a form stores the choice and leads to the next page, and Back, Forward and
/// reload show pages without sending a form again.
/// </summary>
public sealed class SavedChoices(SelectionStore store)
{
    /// <param name="buyer">Who chose.</param>
    /// <param name="id">From an address or a form; not checked.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when the id is not, or no longer, one of the buyer's choices.</returns>
    public async Task<SavedChoice?> FindAsync(Username buyer, string? id, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(id))
        {
            return SavedChoice.None;
        }

        return Ulid.TryParse(id, out var parsed) && await store.FindAsync(parsed, buyer, cancellationToken) is { } body
            ? SavedChoice.Read(parsed, body)
            : null;
    }

    /// <returns>The id of the choice: a new one, unless it is as it was stored before.</returns>
    public async Task<Ulid> SaveAsync(Username buyer, SavedChoice choice, SavedChoice before, CancellationToken cancellationToken) =>
        before.Id is { } id && choice.Email == before.Email && choice.Selection.IsSameAs(before.Selection)
            ? id
            : await store.SaveAsync(buyer, choice.Write(), cancellationToken);
}

/// <summary>A choice as it is stored: 16 bytes a workspace, so that fifteen thousand fit an item of the table.</summary>
/// <param name="Sites">Codes of whole sites.</param>
/// <param name="Except">Ids of workspaces of whole sites that are not chosen, by site.</param>
/// <param name="Picked">Ids of workspaces of other sites, by site.</param>
/// <param name="Email">See <see cref="SavedChoice.Email"/>.</param>
internal sealed record StoredChoice(string[] Sites, Dictionary<string, byte[]> Except, Dictionary<string, byte[]> Picked, string? Email)
{
    private const string IdPrefix = "wksp_";
    private const int IdBytes = 16;

    public static StoredChoice Of(SavedChoice choice) => new(
        [.. choice.Selection.Sites], Pack(choice.Selection.Except), Pack(choice.Selection.Picked), choice.Email);

    public SavedChoice ToChoice(Ulid id) => new(
        id, new Selection { Sites = [.. Sites], Except = [.. Unpack(Except)], Picked = [.. Unpack(Picked)] }, Email);

    private static Dictionary<string, byte[]> Pack(IEnumerable<WorkspaceKey> keys) => keys.GroupBy(key => key.Site).ToDictionary(
        site => site.Key, site => site.SelectMany(key => Convert.FromHexString(key.Id.AsSpan(IdPrefix.Length))).ToArray());

    private static IEnumerable<WorkspaceKey> Unpack(Dictionary<string, byte[]> packed) => packed.SelectMany(
        site => site.Value.Chunk(IdBytes).Select(bytes => new WorkspaceKey(site.Key, IdPrefix + Convert.ToHexStringLower(bytes))));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredChoice))]
internal sealed partial class ChoiceJson : JsonSerializerContext;
