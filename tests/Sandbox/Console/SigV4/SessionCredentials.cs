namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>Credentials that STS has given out: good only together with their session token.</summary>
public sealed record SessionCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken);
