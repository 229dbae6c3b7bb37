using System.Collections.Immutable;

namespace Guance.Serverless.Settlement;

/// <summary>A part of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);
