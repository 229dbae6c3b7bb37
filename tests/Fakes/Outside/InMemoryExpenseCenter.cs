using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Fakes.Outside;

/// <summary>The Expense Center's API, as <c>expense-center.openapi.yaml</c> says it. Everybody has an account there.</summary>
internal sealed class InMemoryExpenseCenter : FarSide
{
    public const string Secret = "expense-center-secret";

    private readonly Lock turn = new();
    private readonly Dictionary<WorkspaceKey, CenterWorkspace> workspaces = [];
    private readonly Dictionary<string, List<WorkspaceKey>> owned = [];

    public override string Service => "Expense Center";

    /// <summary>Whether it answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    /// <summary>All workspaces as they are settled there now.</summary>
    public IReadOnlyDictionary<WorkspaceKey, CenterWorkspace> Workspaces
    {
        get
        {
            lock (turn)
            {
                return new Dictionary<WorkspaceKey, CenterWorkspace>(workspaces);
            }
        }
    }

    /// <summary>The workspace of that number on a site; numbers are of the whole Expense Center.</summary>
    public static WorkspaceKey Key(int number, string site = "us1") =>
        new(site, "wksp_" + number.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>Gives an account workspaces of its own.</summary>
    public IReadOnlyList<WorkspaceKey> Own(string owner, params IEnumerable<WorkspaceKey> keys)
    {
        lock (turn)
        {
            var mine = owned.TryGetValue(owner, out var known) ? known : owned[owner] = [];
            foreach (var key in keys)
            {
                workspaces[key] = new CenterWorkspace(key, $"Workspace {key.Id[^6..]}", owner);
                mine.Add(key);
            }

            return [.. keys];
        }
    }

    public override string Operation(HttpRequestMessage request) => (request.Method.Method, Path(request)) switch
    {
        ("GET", [_, "accounts", _]) => "GetAccount",
        ("GET", [_, "accounts", _, "workspaces"]) => "ListWorkspaces",
        ("GET", [_, "accounts", _, "workspaces", _, _]) => "GetWorkspace",
        ("PUT", [_, "workspaces", _, _, "settlement"]) => "PutSettlement",
        var (method, _) => $"{method} {request.RequestUri!.AbsolutePath}",
    };

    public override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string operation, byte[] body)
    {
        if (IsDown)
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        }

        if (request.Headers.Authorization?.ToString() != $"Bearer {Secret}")
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized));
        }

        var path = Path(request);
        lock (turn)
        {
            return Task.FromResult(operation switch
            {
                "GetAccount" => Answer(Account(path[2])),
                "ListWorkspaces" => Answer(Page(path[2], request.RequestUri!.Query)),
                "GetWorkspace" => Workspace(path[2], new WorkspaceKey(path[4], path[5])),
                "PutSettlement" => Settle(new WorkspaceKey(path[2], path[3]), JsonNode.Parse(body)!),
                _ => new HttpResponseMessage(HttpStatusCode.NotFound),
            });
        }
    }

    private static JsonObject Account(string username) => new()
    {
        ["username"] = username,
        ["email"] = $"{username}@example.com",
        ["language"] = "en",
        ["anySettlement"] = false,
    };

    private JsonObject Page(string username, string query)
    {
        var asked = query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var limit = int.Parse(asked["limit"], CultureInfo.InvariantCulture);
        var from = asked.TryGetValue("cursor", out var cursor) ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var all = owned.GetValueOrDefault(username) ?? [];
        var page = new JsonObject
        {
            ["workspaces"] = new JsonArray([.. all.Skip(from).Take(limit).Select(key => Describe(workspaces[key]))]),
        };
        if (from + limit < all.Count)
        {
            page["next"] = (from + limit).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }

    private HttpResponseMessage Workspace(string username, WorkspaceKey key) =>
        owned.GetValueOrDefault(username)?.Contains(key) is true
            ? Answer(Describe(workspaces[key]))
            : new HttpResponseMessage(HttpStatusCode.NotFound);

    private HttpResponseMessage Settle(WorkspaceKey key, JsonNode told)
    {
        if (!workspaces.TryGetValue(key, out var workspace))
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var version = told["version"]!.GetValue<long>();
        if (version > workspace.Version)
        {
            workspaces[key] = workspace = workspace with
            {
                Method = told["method"]!.GetValue<string>(),
                Version = version,
                CloudAccount = told["cloudAccount"]?["id"]?.GetValue<string>(),
            };
        }

        return Answer(Settlement(workspace));
    }

    private static JsonObject Describe(CenterWorkspace one) => new()
    {
        ["site"] = one.Key.Site,
        ["id"] = one.Key.Id,
        ["name"] = one.Name,
        ["settlement"] = Settlement(one),
    };

    private static JsonObject Settlement(CenterWorkspace one) => new() { ["method"] = one.Method, ["version"] = one.Version };

    private static string[] Path(HttpRequestMessage request) =>
        [.. request.RequestUri!.AbsolutePath.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
}
