using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>Where the workspace picker is used: to register a cloud account, or to add workspaces to a registered one.</summary>
/// <param name="Path">Path that the forms post to.</param>
/// <param name="Title">Heading of the list.</param>
/// <param name="OutcomeTitle">Heading of the outcome.</param>
/// <param name="StatusPath">Path of the account's status, shown in a frame.</param>
/// <param name="IsRegistration">Whether the confirmation also sets the account's owner and contact.</param>
public sealed record PickerContext(string Path, Text Title, Text OutcomeTitle, string StatusPath, bool IsRegistration);

/// <summary>Progress of a registration; when adding workspaces, the link back instead.</summary>
/// <param name="Current">Number of the step, 1-based.</param>
public sealed record ProgressModel(PageContext Page, PickerContext Context, CloudAccountId Account, int Current);

/// <summary>Hidden form fields with the choices made on earlier pages.</summary>
public sealed record CarriedFieldsModel(
    PageContext Page, CloudAccountId Account, IEnumerable<string> Sites, IEnumerable<WorkspaceKey> Picked, IEnumerable<WorkspaceKey> Except);
