using System.Globalization;

namespace Guance.Serverless.Lifecycle.Tests;

/// <summary>How much of a proof is run: enough for every build, or as much as an environment variable asks for.</summary>
internal static class Amount
{
    public static long Of(string variable, long otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : otherwise;
}
