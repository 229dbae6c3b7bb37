namespace Guance.Serverless.Sandbox.Startup;

/// <summary>The Sandbox cannot start; the message tells the person at the terminal what is missing and what to do.</summary>
#pragma warning disable CA1032 // It always has a message, and no cause that would tell the person more.
internal sealed class SandboxStartException(string message) : Exception(message);
#pragma warning restore CA1032
