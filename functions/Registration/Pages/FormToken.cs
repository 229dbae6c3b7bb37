namespace Guance.Serverless.Registration.Pages;

/// <summary>The hidden field that proves that a form is ours.</summary>
public sealed record FormToken(string Name, string Value);
