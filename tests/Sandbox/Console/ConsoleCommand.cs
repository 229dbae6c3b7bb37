using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Web;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Console;

/// <summary>What commands have in common that ask a Sandbox that runs for something: they post a form of its console.</summary>
internal static class ConsoleCommand
{
    /// <summary>The option that says where the Sandbox is.</summary>
    public const string PortOption = "--console-port";

    public const string DefaultPort = "5090";

    /// <summary>Address of the console of a Sandbox on this machine.</summary>
    /// <exception cref="SandboxStartException">It is no port.</exception>
    public static Uri At(string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? new Uri($"http://127.0.0.1:{number}")
            : throw new SandboxStartException($"{PortOption} needs a number from 1 to 65535.");

    /// <returns>What the address tells that the answer leads to.</returns>
    /// <exception cref="SandboxStartException">The Sandbox refuses it, or does not answer.</exception>
    public static async Task<NameValueCollection> PostAsync(Uri console, string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = console };
        try
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form, stop);
            return answer.StatusCode == HttpStatusCode.SeeOther
                ? HttpUtility.ParseQueryString(new Uri(console, answer.Headers.Location!).Query)
                : throw new SandboxStartException($"{console} answered {(int)answer.StatusCode}: {await ReasonAsync(answer, stop)} See {new Uri(console, path)}");
        }
        catch (HttpRequestException failure)
        {
            throw new SandboxStartException($"No Sandbox answers at {console}: {failure.Message}");
        }
    }

    /// <summary>The page's notice.</summary>
    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var page = await answer.Content.ReadAsStringAsync(stop);
        var begin = page.IndexOf("role=\"alert\">", StringComparison.Ordinal);
        return begin < 0 ? "" : HttpUtility.HtmlDecode(page[(page.IndexOf('>', begin) + 1)..page.IndexOf("</p>", begin, StringComparison.Ordinal)]);
    }
}
