using System.IO.Pipelines;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer.Hosting.HttpApi;

/// <summary>One event as the features through which ASP.NET Core sees a request.</summary>
internal sealed class RequestFeatures(HeaderDictionary headers) :
    IHttpRequestFeature,
    IHttpConnectionFeature,
    IHttpRequestIdentifierFeature,
    IHttpRequestBodyDetectionFeature,
    IRequestBodyPipeFeature,
    IDisposable
{
    private Stream original = Stream.Null;
    private PipeReader? reader;
    private Stream? readerOf;
    private IPAddress? remote;
    private bool remoteIsSet;

    public RequestContent Content { get; } = new();

    /// <summary>The deadline's side of the request.</summary>
    public RequestAbort? Abort { get; set; }

    public string? Cookies { get; set; }

    /// <summary>The API's own name, which the client asked for if it sent no Host.</summary>
    public string? DomainName { get; set; }

    /// <summary>Null if the route has no authorizer.</summary>
    public ClaimsPrincipal? User { get; set; }

    /// <summary>Null unless the API asks clients for one.</summary>
    public ClientCertificate? ClientCertificate { get; set; }

    public string? SourceIp { get; set; }

    public string RequestId { get; set; } = "";

    /// <summary>The route of the API that took the request, such as <c>$default</c>.</summary>
    public string? RouteKey { get; set; }

    public string Protocol { get; set; } = HttpProtocol.Http11;

    public string Scheme { get; set; } = "https";

    public string Method { get; set; } = "";

    public string PathBase { get; set; } = "";

    public string Path { get; set; } = "/";

    public string QueryString { get; set; } = "";

    public string RawTarget { get; set; } = "/";

    public IHeaderDictionary Headers { get; set; } = headers;

    public Stream Body { get; set; } = Stream.Null;

    public bool CanHaveBody => Content.Bytes.Length > 0;

    public string TraceIdentifier
    {
        get => RequestId;
        set => RequestId = value;
    }

    public string ConnectionId { get; set; } = "";

    public IPAddress? RemoteIpAddress
    {
        get => remoteIsSet || !IPAddress.TryParse(SourceIp, out var parsed) ? remote : parsed;
        set => (remote, remoteIsSet) = (value, true);
    }

    public IPAddress? LocalIpAddress { get; set; }

    public int RemotePort { get; set; }

    public int LocalPort { get; set; } = 443;

    /// <summary>Follows <see cref="Body"/> where a middleware has put another stream there.</summary>
    public PipeReader Reader
    {
        get
        {
            if (reader is null || !ReferenceEquals(readerOf, Body))
            {
                readerOf = Body;
                reader = ReferenceEquals(Body, original) ? PipeReader.Create(new(Content.Bytes)) : PipeReader.Create(Body);
            }

            return reader;
        }
    }

    /// <summary>Puts together what the event tells in several places.</summary>
    public void Complete(RequestTarget target)
    {
        RawTarget = target.Raw;
        QueryString = target.Query;
        (PathBase, Path) = target.Split();
        if (Headers["x-forwarded-proto"] is [{ } proto] && proto == "http")
        {
            Scheme = "http";
        }

        if (Headers.Host.Count == 0 && DomainName is not null)
        {
            Headers.Host = DomainName;
        }

        if (Cookies is not null)
        {
            Headers.Cookie = Cookies;
        }

        Content.Decode();
        if (CanHaveBody)
        {
            Headers.ContentLength ??= Content.Bytes.Length;
            MemoryMarshal.TryGetArray(Content.Bytes, out var bytes);
            Body = original = new MemoryStream(bytes.Array!, 0, bytes.Count, writable: false);
        }
    }

    public void Dispose()
    {
        original.Dispose();
        Abort?.Dispose();
        Content.Dispose();
        ClientCertificate?.Dispose();
    }
}
