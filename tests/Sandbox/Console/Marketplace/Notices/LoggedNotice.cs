namespace Guance.Serverless.Sandbox.Console.Marketplace.Notices;

/// <summary>A notice with what has become of it.</summary>
/// <param name="Id">Name in the console, such as <c>n1</c>.</param>
/// <param name="Sent">How often it went out; 0 while it is held back.</param>
/// <param name="Error">Why the last sending failed; null when it did not.</param>
public sealed record LoggedNotice(string Id, Notice Notice, DateTimeOffset HappenedAt, int Sent, string? Error);
