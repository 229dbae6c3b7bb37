using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.ExpenseCenter;

/// <summary>Key of an Expense Center account: unique, never changes.</summary>
public readonly record struct Username(string Value)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Username username)
    {
        username = new Username(text?.Trim() ?? "");
        return username.Value.Length is > 0 and <= 256;
    }

    public override string ToString() => Value;
}
