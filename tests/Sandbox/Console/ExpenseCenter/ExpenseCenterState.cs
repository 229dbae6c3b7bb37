using Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter;

/// <summary>The Expense Center: accounts, workspaces, how each is settled, and who is signed in.</summary>
public sealed class ExpenseCenterState(TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ExpenseAccount> accounts =
        DemoAccounts.All.ToDictionary(one => one.Username, StringComparer.Ordinal);

    private readonly SortedDictionary<string, CenterWorkspace> workspaces =
        new(DemoAccounts.Workspaces.ToDictionary(one => one.Key), StringComparer.Ordinal);

    private readonly List<SettlementCall> calls = [];

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

    public IReadOnlyList<ExpenseAccount> Accounts
    {
        get
        {
            lock (gate)
            {
                return [.. accounts.Values];
            }
        }
    }

    internal SignInKeys Keys { get; } = new();

    internal IssuedCodes Codes { get; } = new(time);

    internal Sessions Sessions { get; } = new();

    public ExpenseAccount? FindAccount(string username)
    {
        lock (gate)
        {
            return accounts.GetValueOrDefault(username);
        }
    }

    /// <summary>An account's workspaces, ordered by site and id.</summary>
    public IReadOnlyList<CenterWorkspace> WorkspacesOf(string username)
    {
        lock (gate)
        {
            return [.. workspaces.Values.Where(one => one.Owner == username)];
        }
    }

    public CenterWorkspace? FindWorkspace(string site, string id)
    {
        lock (gate)
        {
            return workspaces.GetValueOrDefault(site + "/" + id);
        }
    }

    /// <summary>Creates an account with a few workspaces.</summary>
    /// <returns>False when the username is taken.</returns>
    public bool TrySignUp(ExpenseAccount account)
    {
        lock (gate)
        {
            if (!accounts.TryAdd(account.Username, account))
            {
                return false;
            }

            foreach (var workspace in DemoAccounts.ForNewcomer(account.Username))
            {
                workspaces.Add(workspace.Key, workspace);
            }

            return true;
        }
    }

    /// <summary>Takes over a settlement, unless a call with the same or a higher version was here before.</summary>
    /// <param name="cloudAccount">Who pays, as text; null when the Expense Center account does.</param>
    /// <returns>The settlement in force now; null when there is no such workspace.</returns>
    public CenterWorkspace? Settle(string site, string id, string method, long version, string? cloudAccount)
    {
        lock (gate)
        {
            if (!workspaces.TryGetValue(site + "/" + id, out var known))
            {
                return null;
            }

            var applied = version > known.Version;
            calls.Add(new SettlementCall(time.GetUtcNow(), known.Key, method, version, cloudAccount, applied));
            return applied
                ? workspaces[known.Key] = known with { Method = method, Version = version, CloudAccount = cloudAccount }
                : known;
        }
    }

    public void Dispose() => Keys.Dispose();
}
