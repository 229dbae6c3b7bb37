using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Web.Addresses;

/// <summary>
/// Where to redirect after a sign-in: only to a page of this site. Addresses of this site are short and percent-encoded, so that
/// they fit into a header.
/// </summary>
public static class ReturnAddress
{
    private const int MaxLength = 1024;

    public static string Local(string? address) => IsLocal(address) ? address : "/";

    private static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && address.Length <= MaxLength && address.All(letter => letter is > ' ' and <= '~');
}
