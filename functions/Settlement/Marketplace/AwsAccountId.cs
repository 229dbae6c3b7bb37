using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>The twelve digits of the AWS account that pays.</summary>
public readonly record struct AwsAccountId
{
    private readonly string? value;

    private AwsAccountId(string value) => this.value = value;

    /// <summary>For logs: only the last four digits.</summary>
    public string Masked => "********" + ToString()[8..];

    public static bool TryParse([NotNullWhen(true)] string? text, out AwsAccountId id)
    {
        var valid = text is { Length: 12 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        id = valid ? new AwsAccountId(text!) : default;
        return valid;
    }

    public static AwsAccountId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("An AWS account id has twelve digits.");

    public override string ToString() => value ?? "000000000000";
}
