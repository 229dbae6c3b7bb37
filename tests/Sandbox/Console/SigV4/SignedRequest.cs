namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>A request to an AWS stand-in, after its signature was looked at.</summary>
/// <param name="Body">The body, read to its end.</param>
/// <param name="AccessKeyId">Whose key signed it; empty when the signature is not accepted.</param>
/// <param name="Refusal">Why the signature is not accepted, with AWS's error code; null when it is.</param>
internal sealed record SignedRequest(byte[] Body, string AccessKeyId, SignatureRefusal? Refusal);
