using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Registration.Workspaces;

/// <summary>A workspace, its site, and how it is settled now.</summary>
public sealed record SettledWorkspaceModel(Frame Frame, WorkspaceMethods Methods, string Site);

/// <summary>Methods to choose one from.</summary>
/// <param name="Frame">Around the page.</param>
/// <param name="Owner">Who pays when no cloud account does.</param>
/// <param name="Options">In the order in which they are shown.</param>
/// <param name="Ticked">The value of the one that is ticked.</param>
public sealed record MethodOptionsModel(Frame Frame, ExpenseCenterAccount Owner, IEnumerable<MethodOption> Options, string Ticked);
