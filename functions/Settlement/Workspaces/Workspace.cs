using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>A workspace as the Expense Center lists it for its owner.</summary>
/// <param name="Key">Site and id.</param>
/// <param name="Name">Up to 256 characters, any characters.</param>
/// <param name="Method">The settlement method as the Expense Center sees it.</param>
public sealed record Workspace(WorkspaceKey Key, string Name, SettlementMethod Method);

/// <summary>Key of a workspace, and its name at that time.</summary>
public sealed record WorkspaceLabel(WorkspaceKey Key, string Name);

/// <summary>
/// Identifies a workspace. Sites are independent of each other, so only site and id together are unique. Sorts by site, then by id: the
/// same on every machine.
/// </summary>
/// <param name="Site">Code of the site, such as <c>us1</c>.</param>
/// <param name="Id"><c>wksp_</c> and 32 hexadecimal digits.</param>
public readonly record struct WorkspaceKey(string Site, string Id) : IComparable<WorkspaceKey>
{
    private const string Prefix = "wksp_";
    private const int IdLength = 5 + 32;
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads <c>us1/wksp_…</c>, the format in forms and URLs.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkspaceKey key)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        key = default;
        return slash > 0 && TryCreate(text![..slash], text[(slash + 1)..], out key);
    }

    public static bool TryCreate(string site, string id, out WorkspaceKey key)
    {
        key = new WorkspaceKey(site, id);
        return site.Length is > 0 and <= 16 && site.All(char.IsAsciiLetterOrDigit)
            && id.Length == IdLength && id.StartsWith(Prefix, StringComparison.Ordinal)
            && id.AsSpan(Prefix.Length).IndexOfAnyExcept(LowerHex) < 0;
    }

    public static bool operator <(WorkspaceKey left, WorkspaceKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(WorkspaceKey left, WorkspaceKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(WorkspaceKey left, WorkspaceKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(WorkspaceKey left, WorkspaceKey right) => left.CompareTo(right) >= 0;

    public int CompareTo(WorkspaceKey other) =>
        string.CompareOrdinal(Site, other.Site) is not 0 and var bySite ? bySite : string.CompareOrdinal(Id, other.Id);

    public override string ToString() => $"{Site}/{Id}";
}
