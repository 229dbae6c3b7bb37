namespace Guance.Serverless.Sandbox.Console.SigV4;

/// <summary>What a Signature Version 4 key is good for: <c>20261120/us-east-1/aws-marketplace/aws4_request</c>.</summary>
/// <param name="Date">Eight digits.</param>
public sealed record SignatureScope(string Date, string Region, string Service)
{
    public override string ToString() => $"{Date}/{Region}/{Service}/aws4_request";
}
