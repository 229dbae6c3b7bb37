using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.CloudAccounts;

/// <summary>Our own id of a cloud account: a ULID, so ids sort by the time of opening.</summary>
public readonly record struct CloudAccountId(Ulid Value) : IComparable<CloudAccountId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out CloudAccountId id)
    {
        var valid = Ulid.TryParse(text, out var value);
        id = new CloudAccountId(value);
        return valid;
    }

    public static CloudAccountId Parse(string text) => new(Ulid.Parse(text));

    public static bool operator <(CloudAccountId left, CloudAccountId right) => left.CompareTo(right) < 0;

    public static bool operator <=(CloudAccountId left, CloudAccountId right) => left.CompareTo(right) <= 0;

    public static bool operator >(CloudAccountId left, CloudAccountId right) => left.CompareTo(right) > 0;

    public static bool operator >=(CloudAccountId left, CloudAccountId right) => left.CompareTo(right) >= 0;

    public int CompareTo(CloudAccountId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
