namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>An HTTP request as an API Gateway HTTP API hands it to a function: payload format 2.0.</summary>
public class APIGatewayHttpApiV2ProxyRequest
{
    public string Version { get; set; } = "2.0";

    public string? RouteKey { get; set; }

    /// <summary>Begins with the stage, unless that is <c>$default</c>.</summary>
    public string RawPath { get; set; } = "/";

    /// <summary>Without the question mark; empty if there is none.</summary>
    public string RawQueryString { get; set; } = "";

    /// <summary><c>name=value</c> each; API Gateway takes them out of the headers. Null if there are none.</summary>
    public string[]? Cookies { get; set; }

    /// <summary>Lower-case names. API Gateway joins repeated headers with commas.</summary>
    public IDictionary<string, string>? Headers { get; set; }

    public IDictionary<string, string>? QueryStringParameters { get; set; }

    public ProxyRequestContext RequestContext { get; set; } = new();

    /// <summary>Text, or base64 if <see cref="IsBase64Encoded"/>; null if the request has none.</summary>
    public string? Body { get; set; }

    public IDictionary<string, string>? PathParameters { get; set; }

    public bool IsBase64Encoded { get; set; }

    public IDictionary<string, string>? StageVariables { get; set; }

    public class ProxyRequestContext
    {
        public string? AccountId { get; set; }

        public string? ApiId { get; set; }

        public string? DomainName { get; set; }

        public string? DomainPrefix { get; set; }

        public HttpDescription Http { get; set; } = new();

        /// <summary>API Gateway's own id of the request, as in its access log.</summary>
        public string? RequestId { get; set; }

        public string? RouteKey { get; set; }

        public string? Stage { get; set; }

        /// <summary>Like <c>20/Nov/2026:14:24:44 +0000</c>.</summary>
        public string? Time { get; set; }

        /// <summary>Milliseconds since 1970.</summary>
        public long TimeEpoch { get; set; }
    }

    public class HttpDescription
    {
        public string Method { get; set; } = "GET";

        public string Path { get; set; } = "/";

        public string? Protocol { get; set; }

        public string? SourceIp { get; set; }

        public string? UserAgent { get; set; }
    }
}
