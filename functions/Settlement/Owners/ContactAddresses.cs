using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Owners;

/// <summary>The addresses that every mail about a cloud account goes to: one to <see cref="MaxCount"/>, each once.</summary>
public sealed class ContactAddresses
{
    public const int MaxCount = 5;

    /// <summary>Longest text that can hold <see cref="MaxCount"/> addresses.</summary>
    public const int MaxLength = MaxCount * (EmailAddress.MaxLength + 2);

    /// <summary>Between addresses, beside white space; as keyboards for English and Chinese write them.</summary>
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;，；、");

    private ContactAddresses(ImmutableArray<EmailAddress> all) => All = all;

    /// <summary>In the order in which they were written.</summary>
    public ImmutableArray<EmailAddress> All { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out ContactAddresses? addresses, [NotNullWhen(false)] out ContactProblem? problem)
    {
        var all = new List<EmailAddress>();
        problem = Collect(text, all);
        addresses = problem is null ? new ContactAddresses([.. all]) : null;
        return problem is null;
    }

    /// <summary>The text that is shown and stored. Parsing it gives the same addresses.</summary>
    public override string ToString() => string.Join(", ", All.Select(one => one.Text));

    /// <returns>The first problem; null when there is none.</returns>
    private static ContactProblem? Collect(string text, List<EmailAddress> all)
    {
        foreach (var part in Split(text))
        {
            if (!EmailAddress.TryParse(part, out var address))
            {
                return EmailAddress.HasForeignName(part) ? new ContactProblem.ForeignName(part) : new ContactProblem.Mistyped(part);
            }

            if (!all.Any(other => string.Equals(other.Ascii, address.Ascii, StringComparison.OrdinalIgnoreCase)))
            {
                all.Add(address);
            }
        }

        return all.Count switch
        {
            0 => new ContactProblem.Missing(),
            > MaxCount => new ContactProblem.TooMany(),
            _ => null,
        };
    }

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || char.IsWhiteSpace(text[at]) || Separators.Contains(text[at]))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }
}

/// <summary>Why a text cannot be the contact of a cloud account.</summary>
public abstract record ContactProblem
{
    private ContactProblem()
    {
    }

    /// <summary>It holds no address.</summary>
    public sealed record Missing : ContactProblem;

    /// <summary>A part of it is no address.</summary>
    public sealed record Mistyped(string Part) : ContactProblem;

    /// <summary>An address has letters before the @ that are not ASCII: SES cannot send to it.</summary>
    public sealed record ForeignName(string Part) : ContactProblem;

    /// <summary>It holds more than <see cref="ContactAddresses.MaxCount"/> addresses.</summary>
    public sealed record TooMany : ContactProblem;
}
