namespace Guance.Serverless.Infra.Bundling;

/// <summary>A function cannot be published; the message says what to do.</summary>
#pragma warning disable CA1032 // It always has a message, and no cause that would tell the engineer more.
public sealed class BundlingException(string message) : Exception(message);
#pragma warning restore CA1032
