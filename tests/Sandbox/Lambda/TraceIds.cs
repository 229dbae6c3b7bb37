using System.Security.Cryptography;

namespace Guance.Serverless.Sandbox.Lambda;

internal static class TraceIds
{
    /// <summary>An X-Ray trace header that does not ask for sampling.</summary>
    public static string New(DateTimeOffset now) =>
        $"Root=1-{now.ToUnixTimeSeconds():x8}-{Hex(12)};Parent={Hex(8)};Sampled=0";

    private static string Hex(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);
}
