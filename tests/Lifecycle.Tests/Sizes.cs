using System.Globalization;

namespace Guance.Serverless.Lifecycle.Tests;

/// <summary>How large a proof is: as many as fit every build, or as many as an environment variable says.</summary>
internal static class Sizes
{
    public static int Of(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : otherwise;
}
