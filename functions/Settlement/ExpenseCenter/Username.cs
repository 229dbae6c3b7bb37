using System.Diagnostics.CodeAnalysis;

namespace Guance.Serverless.Settlement.ExpenseCenter;

/// <summary>Key of an Expense Center account: unique, never changes. It must be able to be a part of an address: no dots alone.</summary>
public readonly record struct Username(string Value)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Username username)
    {
        username = new Username(text?.Trim() ?? "");
        return username.Value.Length is > 0 and <= 256 && username.Value is not ("." or "..");
    }

    public override string ToString() => Value;
}
