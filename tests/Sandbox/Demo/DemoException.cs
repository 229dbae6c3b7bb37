namespace Guance.Serverless.Sandbox.Demo;

/// <summary>A step of the demo did not observe what it must; the message says what it saw instead.</summary>
#pragma warning disable CA1032 // It always has a message, and no cause that would tell the person more.
internal sealed class DemoException(string message) : Exception(message);
#pragma warning restore CA1032
