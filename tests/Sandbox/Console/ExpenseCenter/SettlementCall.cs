namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>One call that told how a workspace is settled from now on.</summary>
/// <param name="Applied">False when a later version was known already.</param>
public sealed record SettlementCall(
    DateTimeOffset At, string Workspace, string Method, long Version, string? CloudAccount, bool Applied);
