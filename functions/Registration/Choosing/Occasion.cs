using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Registration.Choosing;

/// <summary>Why workspaces are being chosen: to register a cloud account, or to add to one that is registered.</summary>
/// <param name="Path">Where the forms are sent to.</param>
/// <param name="Title">Heading of the list.</param>
/// <param name="Done">Heading of what came of it.</param>
/// <param name="StatusPath">Tells the account's status in a frame.</param>
/// <param name="IsRegistration">The account gets its owner and its contact too, as the last step of coming from AWS.</param>
public sealed record Occasion(string Path, Text Title, Text Done, string StatusPath, bool IsRegistration);
