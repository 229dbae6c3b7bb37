namespace Guance.Serverless.Settlement.Marketplace;

/// <summary>AWS's id of a purchase agreement, such as <c>agmt-1example…</c>.</summary>
public readonly record struct AgreementId(string Value)
{
    public override string ToString() => Value;
}
