using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.Contacts;

/// <summary>The field for the contact of a cloud account.</summary>
/// <param name="Text">As typed, or the contact so far.</param>
/// <param name="Problem">Why what was typed is refused; null when it is not.</param>
public sealed record ContactFieldModel(PageContext Page, string Text, ContactProblem? Problem)
{
    /// <summary>Id of the input.</summary>
    public const string Id = "email";

    /// <summary>Name of the input.</summary>
    public const string Name = "email";
}
