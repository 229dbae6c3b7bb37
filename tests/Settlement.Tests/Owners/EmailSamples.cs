using CsCheck;

namespace Guance.Serverless.Settlement.Tests.Owners;

/// <summary>Made-up addresses, and texts that are nearly addresses.</summary>
internal static class EmailSamples
{
    private static readonly Gen<string> Name =
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzABCXYZ0123456789!#$%&'*+-/=?^_`{|}~"], 1, 64];

    private static readonly Gen<string> Label = Gen.Select(
        Gen.Char["abcxyz例子公司观测云дляひらがな한국"], Gen.String[Gen.Char["abcxyzÄöü例子公司观测云дляไทย09-"], 0, 6], Gen.Char["aé子я9"])
        .Select((first, middle, last) => $"{first}{middle}{last}").Where(label => label.IndexOf("--", StringComparison.Ordinal) != 2);

    private static readonly string[] TopLabels = ["com", "de", "公司", "рф", "中国", "한국"];

    private static readonly Gen<string> TopLabel = Gen.Int[0, TopLabels.Length - 1].Select(number => TopLabels[number]);

    /// <summary>What SES can send to.</summary>
    public static Gen<string> Address { get; } = Gen.Select(Name, Label.Array[1, 3], TopLabel)
        .Select((name, labels, top) => $"{name}@{string.Join('.', labels)}.{top}");

    /// <summary>Good addresses with letters of all kinds changed, added or taken away.</summary>
    public static Gen<string> AlmostAddress { get; } = Gen.Select(
        Address,
        Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 1], Gen.OneOf(Gen.Char["@.,;<>\"()\\ \r\n\t:-。，　\u200B\u202E\u0301ÄÖ用"], Gen.Char)).Array[0, 4])
        .Select((address, changes) => changes.Aggregate(address, (text, change) =>
        {
            var (at, taken, letter) = change;
            at %= text.Length;
            return text[..at] + letter + text[(at + taken)..];
        }));
}
