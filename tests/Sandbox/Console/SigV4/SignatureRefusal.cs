namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>Why AWS would answer 403 before it looks at the operation.</summary>
/// <param name="Code">AWS's error code, such as <c>InvalidSignatureException</c>.</param>
internal sealed record SignatureRefusal(string Code, string Message);
