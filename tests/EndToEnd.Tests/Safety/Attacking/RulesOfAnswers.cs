using System.Net;

namespace Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

/// <summary>What holds for every answer, whatever it is about: a page, a redirect, an error, a file.</summary>
internal static class RulesOfAnswers
{
    private static readonly (string Name, string Value)[] Same =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Origin-Agent-Cluster", "?1"),
    ];

    /// <summary>Sources that a policy may name; <c>data:</c>, hosts, wildcards and anything unsafe are none of them.</summary>
    private static readonly string[] Sources = ["'none'", "'self'"];

    public static void Check(Answer answer)
    {
        Assert.All(Same, header => Assert.True(
            answer.Header(header.Name) == header.Value, $"{answer} has {header.Name}: {answer.Header(header.Name)}"));
        Assert.All(answer.SetCookies, CheckCookie);
        CheckPolicy(answer);
        var isFile = answer.Address.AbsolutePath.StartsWith("/assets/", StringComparison.Ordinal) && answer.Status is HttpStatusCode.OK;
        Assert.Equal(isFile ? "public, max-age=31536000, immutable" : "no-store", answer.Header("Cache-Control"));
        Assert.Empty(answer.Headers["Server"]);
        Assert.Empty(answer.Headers["X-Powered-By"]);
    }

    /// <summary>Only our own origin over a secure connection can set it, no script reads it, and no other site's POST carries it.</summary>
    public static void CheckCookie(string line)
    {
        var attributes = line.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(one => one.ToLowerInvariant()).ToHashSet();
        Assert.StartsWith("__Host-", line, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "secure", "httponly", "samesite=lax", "path=/" }, attributes);
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.Ordinal));
    }

    private static void CheckPolicy(Answer answer)
    {
        var policy = answer.Header("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries)
            .Select(directive => directive.Split(' ')).ToDictionary(words => words[0], words => words[1..]);
        Assert.Equal(["'none'"], policy["default-src"]);
        Assert.Equal(["'none'"], policy["base-uri"]);
        Assert.Equal([IsFramed(answer) ? "'self'" : "'none'"], policy["frame-ancestors"]);
        Assert.Equal("'self'", policy["form-action"][0]);
        Assert.All(policy.Where(directive => directive.Key.EndsWith("-src", StringComparison.Ordinal)), directive => Assert.Subset(
            Sources.ToHashSet(), directive.Value.ToHashSet()));
    }

    private static bool IsFramed(Answer answer) =>
        answer.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) && answer.Status is HttpStatusCode.OK or HttpStatusCode.NoContent;
}
