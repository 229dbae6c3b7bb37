using Guance.Serverless.Contracts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Guance.Serverless.Sandbox.Console.ExpenseCenter.SignIn;

/// <summary>The parameters of an OpenID Connect authentication request.</summary>
/// <param name="Query">All of them, as a query string, to be carried through the pages.</param>
internal sealed record AuthorizeRequest(string Query)
{
    private readonly Dictionary<string, StringValues> parameters = QueryHelpers.ParseQuery(Query);

    public string ClientId => Value("client_id");

    public string RedirectUri => Value("redirect_uri");

    public string State => Value("state");

    public string Nonce => Value("nonce");

    public string Challenge => Value("code_challenge");

    /// <summary>OpenID Connect's <c>prompt</c>: what the sign-in is to ask, whoever is signed in.</summary>
    public IReadOnlyList<string> Prompts => Value("prompt").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong about the client itself; then the browser must not be sent to the redirect URI.</summary>
    public string? WrongClient(ConsoleOptions options) =>
        ClientId != options.ClientId ? $"There is no client {ClientId}."
        : !RedirectsOf(options).Contains(RedirectUri) ? $"The client has no redirect URI {RedirectUri}."
        : null;

    /// <summary>The error to send back to the client; null when the request is right.</summary>
    public string? Error() =>
        parameters.Values.Any(value => value.Count > 1) ? "invalid_request"
        : parameters.ContainsKey("request") ? "request_not_supported"
        : parameters.ContainsKey("request_uri") ? "request_uri_not_supported"
        : Value("response_type") != "code" ? "unsupported_response_type"
        : Value("response_mode") is not ("" or "query") ? "invalid_request"
        : !Value("scope").Split(' ').Contains("openid") ? "invalid_scope"
        : Value("code_challenge_method") != "S256" || Challenge.Length == 0 ? "invalid_request"
        : Prompts.Contains("none") && Prompts.Count > 1 ? "invalid_request"
        : null;

    /// <summary>The redirect URI with an answer to this request, and its state.</summary>
    public string Answer(params IReadOnlyList<(string Name, string Value)> answers) => answers
        .Append((Name: "state", Value: State))
        .Where(answer => answer.Value.Length > 0)
        .Aggregate(RedirectUri, (address, answer) => QueryHelpers.AddQueryString(address, answer.Name, answer.Value));

    private static string[] RedirectsOf(ConsoleOptions options) => [new Uri(options.PublicUrl, PublicPaths.SignInCallback).AbsoluteUri];

    private string Value(string name) => parameters.GetValueOrDefault(name).ToString();
}
