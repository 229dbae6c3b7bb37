using System.Collections.Immutable;

namespace Guance.Serverless.Settlement;

/// <summary>A part of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Hand it in to get the next page; null after the last one.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);
