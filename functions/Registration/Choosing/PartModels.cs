using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>Where the buyer is on the way; elsewhere than in a registration, the way back.</summary>
/// <param name="Current">Number of the step; the first is 1.</param>
public sealed record ProgressModel(Frame Frame, Occasion Occasion, CloudAccountId Account, int Current);

/// <summary>The hidden fields by which a form carries along what was chosen before.</summary>
public sealed record CarriedModel(
    Frame Frame, CloudAccountId Account, IEnumerable<string> Sites, IEnumerable<WorkspaceKey> Picked, IEnumerable<WorkspaceKey> Except);
