using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Registration.Security;

/// <summary>Where to go after signing in: a page of ours, whatever the address bar said.</summary>
public static class ReturnAddress
{
    public static string Local(string? address) => IsLocal(address) ? address : "/";

    private static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl);
}
