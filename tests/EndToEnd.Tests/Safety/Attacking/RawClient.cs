using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guance.Serverless.EndToEnd.Tests.Safety.Attacking;

/// <summary>
/// Sends just what it is told, from an address of its own: any path as it is, any header, no redirect followed. It keeps cookies as
/// a browser does, and they can be stolen and planted. Whatever it is answered must keep the rules of every answer.
/// </summary>
public sealed class RawClient : IDisposable
{
    /// <summary>What is shorter, such as a language, is a word that may be anywhere.</summary>
    private const int ShortestSecret = 20;

    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly Uri publicUrl;
    private readonly ConcurrentBag<string> seen;
    private readonly HttpClient client;

    /// <param name="publicUrl">Where our pages are.</param>
    /// <param name="seen">Gets the value of every cookie.</param>
    /// <param name="source">Its address.</param>
    public RawClient(Uri publicUrl, ConcurrentBag<string> seen, IPAddress source)
    {
        (this.publicUrl, this.seen) = (publicUrl, seen);
        client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, source, stop),
        });
    }

    public Dictionary<string, string> Cookies { get; } = [];

    public Task<Answer> GetAsync(string target, params (string Name, string Value)[] headers) =>
        SendAsync(new(HttpMethod.Get, At(target)), headers);

    public Task<Answer> PostAsync(
        string target, IEnumerable<(string Name, string Value)> form, params (string Name, string Value)[] headers) =>
        PostAsync(target, string.Join('&', form.Select(field => $"{Encode(field.Name)}={Encode(field.Value)}")), headers);

    public Task<Answer> PostAsync(string target, string body, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation(
            "Content-Type", headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/x-www-form-urlencoded");
        return SendAsync(new(HttpMethod.Post, At(target)) { Content = content }, [.. headers.Where(header => header.Name != "Content-Type")]);
    }

    /// <summary>The target as it is, nothing resolved or encoded.</summary>
    public Uri At(string target) => target.StartsWith("http", StringComparison.Ordinal)
        ? new(target)
        : new(publicUrl.GetLeftPart(UriPartial.Authority) + target, AsItIs);

    public async Task<Answer> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        using var sent = request;
        sent.Headers.TryAddWithoutValidation("Accept-Language", "en");
        foreach (var (name, value) in headers)
        {
            sent.Headers.TryAddWithoutValidation(name, value);
        }

        if (Cookies.Count > 0 && !sent.Headers.Contains("Cookie"))
        {
            sent.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var response = await client.SendAsync(sent, TestContext.Current.CancellationToken);
        var answer = new Answer(
            sent.RequestUri!,
            response.StatusCode,
            response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .SelectMany(header => header.Value.Select(value => (header.Key, value)))
                .ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        if (answer.Address.Authority == publicUrl.Authority)
        {
            RulesOfAnswers.Check(answer);
            Keep(answer);
        }

        return answer;
    }

    public void Dispose() => client.Dispose();

    private void Keep(Answer answer)
    {
        foreach (var line in answer.SetCookies)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
                if (pair[1].Length >= ShortestSecret)
                {
                    seen.Add(pair[1]);
                }
            }
        }
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, IPAddress source, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(target.Host), target.Port), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
