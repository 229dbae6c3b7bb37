using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.ExpenseCenter;

/// <summary>The Expense Center over HTTP.</summary>
/// <param name="http">Its base address is the API's and ends with a slash.</param>
/// <param name="secret">Returns the bearer secret. Called for every request; must cache.</param>
/// <param name="time">Measures the timeout of a call.</param>
/// <param name="restoreCount">How often the table has been restored: 0 to 1,000,000.</param>
public sealed class ExpenseCenterClient(
    HttpClient http, Func<CancellationToken, Task<string>> secret, TimeProvider time, int restoreCount = 0) : IExpenseCenter
{
    /// <summary>
    /// Versions between two restores. A restored table continues from an older version than the Expense Center has seen, and its
    /// calls would be ignored. So after each restore the versions begin above all versions before it.
    /// </summary>
    public const long VersionsPerRestore = 1L << 32;

    private const int PageSize = 500;

    private const string NoSuchWorkspace = "NoSuchWorkspace";

    /// <summary>
    /// How long a call may take: shorter than any function's own timeout, so that the failure can still be reported.
    /// </summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public async Task<ExpenseCenterAccount?> FindAccountAsync(Username username, CancellationToken cancellationToken)
    {
        var account = await GetAsync(AccountPath(username), ExpenseCenterJson.Default.AccountBody, cancellationToken);
        return account is null
            ? null
            : new ExpenseCenterAccount(
                new Username(account.Username),
                account.Email,
                account.Language == "zh" ? Language.Chinese : Language.English,
                account.AnySettlement);
    }

    public async IAsyncEnumerable<Workspace> WorkspacesAsync(
        Username username, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A workspace that is created meanwhile moves others to the next page.
        var seen = new HashSet<WorkspaceKey>();
        var cursors = new HashSet<string>();
        string? cursor = null;
        do
        {
            var path = $"{AccountPath(username)}/workspaces?limit={PageSize}"
                + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
            var page = await GetAsync(path, ExpenseCenterJson.Default.WorkspacesBody, cancellationToken);
            foreach (var workspace in page?.Workspaces ?? [])
            {
                var one = ToWorkspace(workspace);
                if (seen.Add(one.Key))
                {
                    yield return one;
                }
            }

            if (page?.Next is { } next && !cursors.Add(next))
            {
                throw new ExpenseCenterUnavailableException("The Expense Center's list of workspaces repeats a cursor.");
            }

            cursor = page?.Next;
        }
        while (cursor is not null);
    }

    public async Task<Workspace?> FindWorkspaceAsync(Username owner, WorkspaceKey key, CancellationToken cancellationToken)
    {
        var path = $"{AccountPath(owner)}/workspaces/{Uri.EscapeDataString(key.Site)}/{Uri.EscapeDataString(key.Id)}";
        return await GetAsync(path, ExpenseCenterJson.Default.WorkspaceBody, cancellationToken) is not { } workspace ? null
            : ToWorkspace(workspace) is var found && found.Key == key ? found
            : throw new ExpenseCenterUnavailableException("The Expense Center answered with another workspace than the one asked for.");
    }

    public async Task<ImmutableArray<WorkspaceKey>> PutSettlementsAsync(SettlementChange change, CancellationToken cancellationToken)
    {
        var body = new SettlementsBody
        {
            Method = change.Method.Value,
            CloudAccount = change.Payer is not { } payer ? null : new PayerBody
            {
                Id = payer.Account.ToString(),
                AwsAccountId = payer.AwsAccount?.ToString(),
                ProductCode = payer.Product?.Value,
            },
            Workspaces = [.. change.Workspaces.Select(one => new SettlementVersionBody
            {
                Site = one.Workspace.Site,
                Id = one.Workspace.Id,
                Version = (restoreCount * VersionsPerRestore) + one.Version,
            })],
        };
        using var content = JsonContent.Create(body, ExpenseCenterJson.Default.SettlementsBody);
        var answer = await SendAsync(HttpMethod.Put, "v1/settlements", content, ExpenseCenterJson.Default.SettlementsAnswer, cancellationToken);
        var known = answer?.Workspaces.OfType<SettledWorkspaceBody>().ToLookup(one => (one.Site, one.Id));
        return
        [
            .. body.Workspaces.Where(sent => !IsInForce(body.Method, sent, known?[(sent.Site, sent.Id)].ToList() ?? []))
                .Select(sent => new WorkspaceKey(sent.Site, sent.Id)),
        ];
    }

    public async Task ReturnUsageAsync(Ulid id, UsageReturn usage, CancellationToken cancellationToken)
    {
        var body = new UsageReturnBody { Records = [.. usage.Records.Select(ToBody)] };
        using var content = JsonContent.Create(body, ExpenseCenterJson.Default.UsageReturnBody);
        var answer = await SendAsync(
            HttpMethod.Put, $"v1/usage/returns/{id}", content, ExpenseCenterJson.Default.UsageReturnedBody, cancellationToken);
        if (answer is null || answer.Id != id.ToString() || answer.Records != body.Records.Length)
        {
            throw new ExpenseCenterUnavailableException(
                $"The Expense Center did not answer that it has all {body.Records.Length} records of the usage that was handed back.");
        }
    }

    private static string AccountPath(Username username) => $"v1/accounts/{Uri.EscapeDataString(username.Value)}";

    /// <returns>Whether that settlement, or a later one, is in force; false when the workspace does not exist any more.</returns>
    /// <exception cref="ExpenseCenterUnavailableException">The answer says neither.</exception>
    private static bool IsInForce(string method, SettlementVersionBody sent, IReadOnlyList<SettledWorkspaceBody> answers) => answers switch
    {
        [{ Settlement: { } now }] when now.Version > sent.Version || (now.Version == sent.Version && now.Method == method) => true,
        [{ Settlement: null, Code: NoSuchWorkspace }] => false,
        _ => throw new ExpenseCenterUnavailableException(
            $"The Expense Center did not answer that version {sent.Version} of workspace {sent.Site}/{sent.Id}, or a later one, is in force."),
    };

    private static Workspace ToWorkspace(WorkspaceBody? workspace) =>
        workspace is not null && WorkspaceKey.TryCreate(workspace.Site, workspace.Id, out var key)
            ? new Workspace(key, workspace.Name, new SettlementMethod(workspace.Settlement.Method))
            : throw new ExpenseCenterUnavailableException("The Expense Center's list contains a workspace with an invalid site or id.");

    private static ReturnedUsageBody ToBody(ReturnedUsage usage) => new()
    {
        Id = usage.Id,
        Site = usage.Site,
        WorkspaceId = usage.WorkspaceId,
        Hour = usage.Hour,
        Dimension = usage.Dimension,
        Quantity = usage.Quantity,
        Reason = usage.Reason.ToString(),
        CloudAccount = usage.CloudAccount?.ToString(),
    };

    private Task<T?> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(HttpMethod.Get, path, content: null, type, cancellationToken);

    /// <returns>Null when there is no such account or workspace.</returns>
    private async Task<T?> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await secret(cancellationToken));
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(response.Content, type, stop.Token),
                HttpStatusCode.NotFound when await IsNoSuchAsync(response.Content, stop.Token) => null,
                var status => throw new HttpRequestException($"The contract has no answer with status {(int)status} for this call."),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException)
        {
            throw new ExpenseCenterUnavailableException("The Expense Center did not answer as its contract says.", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExpenseCenterUnavailableException("The Expense Center took too long.", failure);
        }
    }

    /// <summary>Tells the contract's own 404 from that of a gateway in between.</summary>
    private static async Task<bool> IsNoSuchAsync(HttpContent content, CancellationToken cancellationToken) =>
        (await ReadAsync(content, ExpenseCenterJson.Default.NotFoundBody, cancellationToken)).Code is "NoSuchAccount" or NoSuchWorkspace;

    /// <summary>JSON is UTF-8, whatever charset a gateway names: .NET fails on some names.</summary>
    private static async Task<T> ReadAsync<T>(HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync(await content.ReadAsStreamAsync(cancellationToken), type, cancellationToken)
        ?? throw new JsonException("The body is null.");
}
