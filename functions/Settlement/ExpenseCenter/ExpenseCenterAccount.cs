using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.ExpenseCenter;

/// <summary>Who signs in and owns workspaces (费用中心账号).</summary>
/// <param name="Username">Unique, never changes.</param>
/// <param name="Email">Prefills the contact address; it may change.</param>
/// <param name="Language">The language of its pages and mails.</param>
/// <param name="AnySettlement">
/// The account manager lifted the rule that a method is only offered on sites of its own cloud (结算方式任意选择).
/// </param>
public sealed record ExpenseCenterAccount(Username Username, string Email, Language Language, bool AnySettlement);
