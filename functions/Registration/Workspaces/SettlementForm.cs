namespace Guance.Serverless.Registration.Workspaces;

/// <summary>The fields of the forms in which a settlement method is chosen, reviewed and confirmed.</summary>
public static class SettlementForm
{
    /// <summary>Id of the form on its page.</summary>
    public const string Id = "settlement";

    /// <summary>The chosen method, see <see cref="MethodOption.Value"/>.</summary>
    public const string MethodField = "method";

    /// <summary>The name that all buttons share.</summary>
    public const string StepField = "do";

    /// <summary>Shows what would be confirmed.</summary>
    public const string Review = "review";

    /// <summary>Carries it out.</summary>
    public const string Confirm = "confirm";

    /// <summary>Shows the methods again.</summary>
    public const string Stay = "stay";
}
