using Guance.Serverless.Settlement.ExpenseCenter;

namespace Guance.Serverless.Registration.Pages;

/// <summary>Who is signed in, and the form field that proves that a sign-out was asked for on our page.</summary>
public sealed record Visitor(Username Username, FormToken FormToken);
