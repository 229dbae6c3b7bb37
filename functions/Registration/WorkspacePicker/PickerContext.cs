using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Why workspaces are being chosen: to register a cloud account, or to add to one that is registered.</summary>
/// <param name="Path">Where the forms are sent to.</param>
/// <param name="Title">Heading of the list.</param>
/// <param name="Done">Heading of what came of it.</param>
/// <param name="StatusPath">Tells the account's status in a frame.</param>
/// <param name="IsRegistration">The account gets its owner and its contact too, as the last step of coming from AWS.</param>
public sealed record PickerContext(string Path, Text Title, Text Done, string StatusPath, bool IsRegistration);

/// <summary>Where the buyer is on the way; elsewhere than in a registration, the way back.</summary>
/// <param name="Current">Number of the step; the first is 1.</param>
public sealed record ProgressModel(PageContext Page, PickerContext Occasion, CloudAccountId Account, int Current);

/// <summary>The hidden fields by which a form carries along what was chosen before.</summary>
public sealed record CarriedFieldsModel(
    PageContext Page, CloudAccountId Account, IEnumerable<string> Sites, IEnumerable<WorkspaceKey> Picked, IEnumerable<WorkspaceKey> Except);
