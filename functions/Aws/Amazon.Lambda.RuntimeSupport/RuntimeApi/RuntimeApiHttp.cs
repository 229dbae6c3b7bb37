namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>An HTTP client for the Runtime API: one plain connection on this machine, and no hurry.</summary>
internal static class RuntimeApiHttp
{
    public static HttpClient Create()
    {
#pragma warning disable CA2000 // The client disposes of its handler.
        var handler = new SocketsHttpHandler
#pragma warning restore CA2000
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            // Between two invocations the environment may be frozen for hours.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        };
        return new(handler, disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            // Lambda counts by it which runtimes are used, and by whom.
            DefaultRequestHeaders = { UserAgent = { new("aws-lambda-dotnet", Environment.Version.ToString()) } },
        };
    }
}
