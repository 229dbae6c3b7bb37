using System.Collections.Immutable;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>One numbered page of a list that is held whole in memory.</summary>
/// <param name="Items">What is on this page.</param>
/// <param name="Page">Its number; the first is 1.</param>
/// <param name="Pages">How many pages there are, at least 1.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record Part<T>(ImmutableArray<T> Items, int Page, int Pages, int Total)
{
    public bool HasPrevious => Page > 1;

    public bool HasNext => Page < Pages;
}
