namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>An Expense Center account.</summary>
/// <param name="Username">Unique, and never changes.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="AnySettlement">Whether the rule that a method is only offered on its own cloud's sites was lifted.</param>
public sealed record ExpenseAccount(string Username, string Email, string Language, bool AnySettlement = false)
{
    /// <summary>What a list of accounts says about one, for people.</summary>
    public string Contact => $"{Email}, {Language}{(AnySettlement ? ", any settlement" : "")}";
}
