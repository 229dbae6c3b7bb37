using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>One call that told how a workspace is settled from now on.</summary>
/// <param name="Told">The workspace as the call said.</param>
/// <param name="Applied">False when a later version was known already.</param>
public sealed record SettlementCall(DateTimeOffset At, CenterWorkspace Told, bool Applied);
