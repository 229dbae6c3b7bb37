using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>Whom we write to about a cloud account, and in which language.</summary>
public sealed record Contact(string Email, Language Language);
