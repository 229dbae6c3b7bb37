using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>The files *.js of this folder: what is asked of a page inside the browser.</summary>
internal static class Scripts
{
    /// <returns>What is wrong with the page, each in a sentence.</returns>
    public static Task<string[]> AskAsync(this IPage page, string script, object? argument = null) =>
        page.EvaluateAsync<string[]>(Load(script), argument);

    private static string Load(string script)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream($"{script}.js")
            ?? throw new InvalidOperationException($"There is no {script}.js.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
