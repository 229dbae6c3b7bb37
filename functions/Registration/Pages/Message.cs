using System.Collections.Immutable;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Pages;

/// <summary>A page that tells what happened and what to do next.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Lead">What it means for the reader.</param>
public sealed record Message(int Status, Text Title, Text Lead)
{
    /// <summary>What to do, in order.</summary>
    public ImmutableArray<Text> Steps { get; init; } = [];

    /// <summary>Links, the most likely first.</summary>
    public ImmutableArray<MessageLink> Links { get; init; } = [];

    /// <summary>After how many seconds a program may try again; null when it does not help.</summary>
    public int? RetryAfter { get; init; }
}

/// <summary>A way on.</summary>
public sealed record MessageLink(Text Label, string Address);
