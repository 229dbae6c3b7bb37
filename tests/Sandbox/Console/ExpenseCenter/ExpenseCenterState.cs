using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

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
        foreach (var account in DemoData.All)
        {
            Api.TryAdd(account, DemoData.Workspaces.Where(one => one.Owner == account.Username));
        }
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

    public void Dispose() => Keys.Dispose();

    private void Note(SettlementCall call)
    {
        lock (gate)
        {
            calls.Add(call);
        }
    }
}
