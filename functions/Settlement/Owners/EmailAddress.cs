using System.Buffers;

namespace Guance.Serverless.Settlement.Owners;

/// <summary>Finds typing errors in e-mail addresses. Only sending a mail shows whether an address exists.</summary>
public static class EmailAddress
{
    private const int MaxLength = 254;
    private const int MaxNameLength = 64;
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("()<>[]:;,\\\"@");

    public static bool IsValid(string text)
    {
        var at = text.LastIndexOf('@');
        return text.Length <= MaxLength && at is > 0 and <= MaxNameLength && IsName(text.AsSpan(0, at)) && IsDomain(text.AsSpan(at + 1));
    }

    private static bool IsName(ReadOnlySpan<char> name) =>
        name.IndexOfAny(NotInNames) < 0 && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal)
        && !AnyBlank(name);

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var label in domain.Split('.'))
        {
            labels++;
            if (!IsLabel(domain[label]))
            {
                return false;
            }
        }

        return labels >= 2;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var letter in label)
        {
            if (!char.IsLetterOrDigit(letter) && letter != '-')
            {
                return false;
            }
        }

        return label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-';
    }

    private static bool AnyBlank(ReadOnlySpan<char> name)
    {
        foreach (var letter in name)
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                return true;
            }
        }

        return false;
    }
}
