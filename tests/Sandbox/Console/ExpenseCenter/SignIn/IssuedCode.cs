namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>What an authorization code stands for.</summary>
internal sealed record IssuedCode(string Username, AuthorizeRequest Request, DateTimeOffset IssuedAt);
