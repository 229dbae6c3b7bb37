using System.Net.Sockets;
using System.Text;
using Guance.Serverless.Aws.Tests.Bridge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Aws.Tests.Hosting;

/// <summary>An application must see the same path whichever server it runs on: Kestrel is the judge.</summary>
public sealed class Paths
{
    [Theory]
    [InlineData("/")]
    [InlineData("/workspaces/us1/wksp_1")]
    [InlineData("/a%20b/c+d")]
    [InlineData("/%E8%A7%82%E6%B5%8B")]
    [InlineData("/a%2Fb")]
    [InlineData("/a%2fb%25c")]
    [InlineData("/bad%E8%A7x")]
    [InlineData("/half%2")]
    [InlineData("/not%zzhex")]
    [InlineData("/a;b=c,d@e:f!$&'()*")]
    public async Task A_path_is_decoded_as_Kestrel_does_it(string raw)
    {
        await using var kestrel = await StartAsync();

        var bridged = await BridgedApplication.ReadAsync(new() { RawPath = raw }, http => Task.FromResult(http.Request.Path.Value));

        Assert.Equal(await AskAsync(new(kestrel.Urls.Single()), raw), bridged);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(http => http.Response.WriteAsync(http.Request.Path.Value!));
        await app.StartAsync();
        return app;
    }

    /// <summary>By socket, because an HTTP client would tidy the path up.</summary>
    private static async Task<string> AskAsync(Uri server, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        // One chunk: its length, the text, the end.
        return answer.Split("\r\n\r\n")[1].Split("\r\n")[1];
    }
}
