namespace Guance.Serverless.Settlement.Workspaces;

/// <summary>
/// How a workspace is paid for. Text, not an enumeration: the Expense Center knows methods of other clouds, which this service
/// shows but never sets.
/// </summary>
public readonly record struct SettlementMethod(string Value)
{
    public static SettlementMethod ExpenseCenter { get; } = new("ExpenseCenter");

    public static SettlementMethod Aws { get; } = new("Aws");

    public override string ToString() => Value;
}
