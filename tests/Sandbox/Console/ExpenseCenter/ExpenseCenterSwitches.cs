using System.Collections;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>The troubles that the Expense Center can have.</summary>
public sealed class ExpenseCenterSwitches : IReadOnlyList<Switch>
{
    private readonly Switch[] all;

    public ExpenseCenterSwitches() => all = [Down, ApiDown];

    public Switch Down { get; } = new("expense-center-down", "sign-in and API of the Expense Center are answered 503");

    public Switch ApiDown { get; } = new("expense-center-api-down", "only the API of the Expense Center is answered 503");

    public int Count => all.Length;

    public Switch this[int index] => all[index];

    public IEnumerator<Switch> GetEnumerator() => all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
