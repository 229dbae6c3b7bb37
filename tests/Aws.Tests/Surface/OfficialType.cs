namespace Guance.Serverless.Aws.Tests.Surface;

/// <summary>One type of a listing.</summary>
internal sealed record OfficialType(string Kind, IReadOnlyList<string> Bases)
{
    public HashSet<string> Members { get; } = [];
}
