using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>The Expense Center: accounts, workspaces, how each is settled, and who is signed in.</summary>
public sealed class ExpenseCenterState : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<SettlementCall> calls = [];

    public ExpenseCenterState(string apiSecret, TimeProvider time)
    {
        Codes = new IssuedCodes(time);
        Api = new InMemoryExpenseCenter(apiSecret) { Told = (told, applied) => Note(new SettlementCall(time.GetUtcNow(), told, applied)) };
        AddDemoData();
    }

    public ExpenseCenterSwitches Switches { get; } = new();

    /// <summary>Every settlement call so far, the late and repeated ones too.</summary>
    public IReadOnlyList<SettlementCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    public IReadOnlyList<ExpenseAccount> Accounts => Api.Accounts;

    internal InMemoryExpenseCenter Api { get; }

    internal SignInKeys Keys { get; } = new();

    internal IssuedCodes Codes { get; }

    internal Sessions Sessions { get; } = new();

    public ExpenseAccount? FindAccount(string username) => Api.FindAccount(username);

    /// <summary>An account's workspaces, ordered by site and id.</summary>
    public IReadOnlyList<CenterWorkspace> WorkspacesOf(string username) => Api.WorkspacesOf(username);

    public CenterWorkspace? FindWorkspace(string site, string id) => Api.FindWorkspace(site, id);

    /// <summary>Creates an account with a few workspaces.</summary>
    /// <returns>False when the username is taken.</returns>
    public bool TrySignUp(ExpenseAccount account) => Api.TryAdd(account, DemoData.ForNewcomer(account.Username));

    /// <summary>Makes it as at the start: the demo accounts, every workspace settled by its owner, nobody signed in.</summary>
    public void Reset()
    {
        Api.Clear();
        Sessions.Clear();
        AddDemoData();
        Switch.TurnOff(Switches.All);
        lock (gate)
        {
            calls.Clear();
        }
    }

    public void Dispose() => Keys.Dispose();

    private void AddDemoData()
    {
        foreach (var account in DemoData.All)
        {
            Api.TryAdd(account, DemoData.Workspaces.Where(one => one.Owner == account.Username));
        }
    }

    private void Note(SettlementCall call)
    {
        lock (gate)
        {
            calls.Add(call);
        }
    }
}

/// <summary>The troubles that the Expense Center can have.</summary>
public sealed class ExpenseCenterSwitches
{
    public Switch Down { get; } = new("expense-center-down", "sign-in and API of the Expense Center are answered 503");

    public Switch ApiDown { get; } = new("expense-center-api-down", "only the API of the Expense Center is answered 503");

    public IReadOnlyList<Switch> All => [Down, ApiDown];
}

/// <summary>One call that told how a workspace is settled from now on.</summary>
/// <param name="Told">The workspace as the call said.</param>
/// <param name="Applied">False when a later version was known already.</param>
public sealed record SettlementCall(DateTimeOffset At, CenterWorkspace Told, bool Applied);
