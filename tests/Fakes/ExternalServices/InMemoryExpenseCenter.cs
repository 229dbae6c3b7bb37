using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>The Expense Center's API, as <c>expense-center.openapi.yaml</c> says it.</summary>
/// <param name="secret">The bearer secret.</param>
internal sealed class InMemoryExpenseCenter(string secret = InMemoryExpenseCenter.Secret) : FakeService
{
    public const string Secret = "expense-center-secret";

    private const int DefaultLimit = 100;
    private const int HighestLimit = 500;

    private readonly Lock turn = new();
    private readonly Dictionary<string, ExpenseAccount> accounts = [];
    private readonly Dictionary<string, CenterWorkspace> workspaces = [];
    private readonly Dictionary<string, SortedSet<string>> owned = [];

    public override string Service => "Expense Center";

    /// <summary>Whether it answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Called for every settlement that was told of a workspace, and whether it was taken over.</summary>
    public Action<CenterWorkspace, bool>? Told { get; set; }

    /// <summary>Usage that was handed back.</summary>
    public UsageReturns Returns { get; } = new();

    public IReadOnlyList<ExpenseAccount> Accounts
    {
        get
        {
            lock (turn)
            {
                return [.. accounts.Values];
            }
        }
    }

    /// <summary>All workspaces as they are settled there now.</summary>
    public IReadOnlyDictionary<WorkspaceKey, CenterWorkspace> Workspaces
    {
        get
        {
            lock (turn)
            {
                return workspaces.Values.ToDictionary(one => new WorkspaceKey(one.Site, one.Id));
            }
        }
    }

    /// <summary>The workspace of that number on a site; numbers are of the whole Expense Center.</summary>
    public static WorkspaceKey Key(int number, string site = "us1") =>
        new(site, "wksp_" + number.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>Gives an account, which is made if need be, workspaces of its own.</summary>
    public IReadOnlyList<WorkspaceKey> Own(string owner, params IEnumerable<WorkspaceKey> keys)
    {
        lock (turn)
        {
            TryAdd(new ExpenseAccount(owner, $"{owner}@example.com", "en"), []);
            Add(keys.Select(key => new CenterWorkspace(owner, key.Site, key.Id, $"Workspace {key.Id[^6..]}")));
            return [.. keys];
        }
    }

    /// <returns>False when the username is taken.</returns>
    public bool TryAdd(ExpenseAccount account, IEnumerable<CenterWorkspace> withWorkspaces)
    {
        lock (turn)
        {
            if (!accounts.TryAdd(account.Username, account))
            {
                return false;
            }

            owned[account.Username] = new SortedSet<string>(StringComparer.Ordinal);
            Add(withWorkspaces);
            return true;
        }
    }

    public ExpenseAccount? FindAccount(string username)
    {
        lock (turn)
        {
            return accounts.GetValueOrDefault(username);
        }
    }

    public CenterWorkspace? FindWorkspace(string site, string id)
    {
        lock (turn)
        {
            return workspaces.GetValueOrDefault($"{site}/{id}");
        }
    }

    /// <summary>An account's workspaces, ordered by site and id.</summary>
    public IReadOnlyList<CenterWorkspace> WorkspacesOf(string username)
    {
        lock (turn)
        {
            return owned.TryGetValue(username, out var keys) ? [.. keys.Select(key => workspaces[key])] : [];
        }
    }

    public override string Operation(HttpRequestMessage request) => (request.Method.Method, Path(request)) switch
    {
        ("GET", ["v1", "accounts", _]) => "GetAccount",
        ("GET", ["v1", "accounts", _, "workspaces"]) => "ListWorkspaces",
        ("GET", ["v1", "accounts", _, "workspaces", _, _]) => "GetWorkspace",
        ("PUT", ["v1", "settlements"]) => "PutSettlements",
        ("PUT", ["v1", "usage", "returns", _]) => "ReturnUsage",
        var (method, _) => $"{method} {request.RequestUri!.AbsolutePath}",
    };

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        lock (turn)
        {
            return Task.FromResult(
                IsDown ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : request.Headers.Authorization?.ToString() != $"Bearer {secret}" ? Unauthorized()
                : Answer(operation, Path(request), request.RequestUri!.Query, body));
        }
    }

    /// <summary>Forgets every account and workspace.</summary>
    public void Clear()
    {
        lock (turn)
        {
            accounts.Clear();
            workspaces.Clear();
            owned.Clear();
            Returns.Clear();
        }
    }

    /// <summary>Takes over a settlement of a workspace, unless one with the same or a higher version was told before.</summary>
    /// <returns>The workspace as it is settled now; null when there is none.</returns>
    public CenterWorkspace? Settle(SettlementRequest request, SettledWorkspace workspace)
    {
        lock (turn)
        {
            if (!workspaces.TryGetValue($"{workspace.Site}/{workspace.Id}", out var known))
            {
                return null;
            }

            var told = known with { Method = request.Method, Version = workspace.Version, CloudAccount = request.CloudAccount };
            var applied = told.Version > known.Version;
            Told?.Invoke(told, applied);
            return applied ? workspaces[known.Key] = told : known;
        }
    }

    private void Add(IEnumerable<CenterWorkspace> more)
    {
        foreach (var workspace in more)
        {
            workspaces[workspace.Key] = workspace;
            owned[workspace.Owner].Add(workspace.Key);
        }
    }

    private HttpResponseMessage Answer(string operation, string[] path, string query, byte[] body) => operation switch
    {
        "GetAccount" => FindAccount(path[2]) is { } account ? Answer(Describe(account)) : NotFound("NoSuchAccount"),
        "ListWorkspaces" => FindAccount(path[2]) is null ? NotFound("NoSuchAccount") : Page(WorkspacesOf(path[2]), query),
        "GetWorkspace" => FindAccount(path[2]) is null ? NotFound("NoSuchAccount")
            : FindWorkspace(path[4], path[5]) is { } workspace && workspace.Owner == path[2] ? Answer(Describe(workspace))
            : NotFound("NoSuchWorkspace"),
        "PutSettlements" => SettlementRequest.Read(body) is not { } request ? Problem("The body is not that of settlements.")
            : Answer(new JsonObject { ["workspaces"] = new JsonArray([.. request.Workspaces.Select(one => one.Answer(Settle(request, one)))]) }),
        "ReturnUsage" => Returns.Take(path[3], body) is { } taken ? Answer(taken) : Problem("The body or the id is not that of a return."),
        _ => new HttpResponseMessage(HttpStatusCode.NotFound),
    };

    private static HttpResponseMessage NotFound(string code) =>
        Answer(new JsonObject { ["code"] = code }, HttpStatusCode.NotFound, "application/problem+json");

    private static HttpResponseMessage Page(IReadOnlyList<CenterWorkspace> all, string query)
    {
        var asked = HttpUtility.ParseQueryString(query);
        if (Limit(asked["limit"]) is not { } limit || Position(asked["cursor"]) is not { } after)
        {
            return Problem("The limit or the cursor is not valid.");
        }

        var rest = all.SkipWhile(one => string.CompareOrdinal(one.Key, after) <= 0).ToList();
        var page = new JsonObject { ["workspaces"] = new JsonArray([.. rest.Take(limit).Select(Describe)]) };
        if (rest.Count > limit)
        {
            page["next"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(rest[limit - 1].Key));
        }

        return Answer(page);
    }

    private static int? Limit(string? text) =>
        text is null ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= HighestLimit ? limit
        : null;

    /// <summary>The key that a page begins behind; empty for the first page, null when the cursor was never given out.</summary>
    private static string? Position(string? cursor) =>
        cursor is null ? string.Empty
        : Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
        : null;

    private static JsonObject Describe(ExpenseAccount one) => new()
    {
        ["username"] = one.Username,
        ["email"] = one.Email,
        ["language"] = one.Language,
        ["anySettlement"] = one.AnySettlement,
    };

    private static JsonObject Describe(CenterWorkspace one) => new()
    {
        ["site"] = one.Site,
        ["id"] = one.Id,
        ["name"] = one.Name,
        ["settlement"] = one.Settlement,
    };

    private static HttpResponseMessage Problem(string detail) =>
        Answer(new JsonObject { ["detail"] = detail }, HttpStatusCode.BadRequest, "application/problem+json");

    private static HttpResponseMessage Unauthorized() =>
        new(HttpStatusCode.Unauthorized) { Headers = { WwwAuthenticate = { new("Bearer") } } };

    private static string[] Path(HttpRequestMessage request) =>
        [.. request.RequestUri!.AbsolutePath.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
}
