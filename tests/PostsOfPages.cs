namespace Guance.Serverless.Tests;

/// <summary>
/// Every form of the pages, with what an attacker would fill in. Registration.Tests compares it with the endpoints that accept forms.
/// </summary>
internal static class PostsOfPages
{
    public static IReadOnlyList<PostOfPage> All { get; } =
    [
        new("/registration", ("workspaces", "{workspace}"), ("email", "evil@example.com"), ("do", "confirm")),
        new("/registration", ("workspaces", "{workspace}"), ("email", "evil@example.com"), ("do", "review")),
        new("/registration", ("workspaces", "{workspace}"), ("email", "evil@example.com")),
        new("/registration/review", ("workspaces", "{workspace}"), ("email", "evil@example.com"), ("do", "confirm")),
        new("/registration", ("email", "evil@example.com"), ("count", "0"), ("do", "confirm")),
        new("/cloud-accounts/{account}", ("email", "evil@example.com")),
        new("/cloud-accounts/{account}/workspaces", ("workspaces", "{workspace}"), ("do", "confirm")),
        new("/cloud-accounts/{account}/workspaces", ("do", "all:us1")),
        new("/cloud-accounts/{account}/workspaces/review", ("workspaces", "{workspace}"), ("do", "confirm")),
        new("/cloud-accounts/{account}/workspaces/return", ("workspaces", "{workspace}"), ("do", "confirm")),
        new("/cloud-accounts/{account}/workspaces/return/review", ("workspaces", "{workspace}"), ("do", "confirm")),
        new("/registration", ("workspaces", "{workspace}"), ("do", "page:2")),
        new("/workspaces/{workspace}/settlement", ("method", "{account}"), ("do", "confirm")),
        new("/workspaces/{workspace}/settlement", ("method", "expense-center"), ("do", "confirm")),
        new("/workspaces/{workspace}/settlement", ("method", "{account}"), ("do", "review")),
        new("/sign-out"),
    ];
}

/// <summary>A POST with places for a cloud account's id and a workspace's key.</summary>
internal sealed record PostOfPage(string Path, params IReadOnlyList<(string Name, string Value)> Fields)
{
    public PostOfPage About(string account, string workspace)
    {
        string Fill(string text) => text.Replace("{account}", account, StringComparison.Ordinal).Replace("{workspace}", workspace, StringComparison.Ordinal);
        return new(Fill(Path), [.. Fields.Select(field => (field.Name, Fill(field.Value)))]);
    }

    /// <summary>The same with further fields.</summary>
    public IEnumerable<(string Name, string Value)> With(params IEnumerable<(string Name, string Value)> more) => [.. Fields, .. more];
}
