using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Logging;

/// <summary>Writes logs as JSON, one line each, in the form that Lambda and CloudWatch Logs Insights read.</summary>
[ProviderAlias("Lines")]
public sealed class LineLoggerProvider(LogOutput output, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, output, () => scopes, time);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }
}
