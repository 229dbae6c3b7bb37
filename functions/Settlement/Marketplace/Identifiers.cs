using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>AWS's id of a purchase agreement, such as <c>agmt-1example…</c>.</summary>
public readonly record struct AgreementId(string Value)
{
    public override string ToString() => Value;
}

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

/// <summary>AWS's code of a Marketplace product, such as <c>5ozyy2nlzhexample</c>.</summary>
public readonly record struct ProductCode(string Value)
{
    public override string ToString() => Value;
}
