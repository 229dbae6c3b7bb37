using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Logging;

/// <summary>Sets up the logs of a function.</summary>
public static class JsonLogging
{
    /// <summary>
    /// Our own messages from the level in <c>AWS_LAMBDA_LOG_LEVEL</c> on, Information unless it is set. The frameworks' messages
    /// from Warning on: lower levels would print URLs and headers.
    /// </summary>
    public static ILoggingBuilder AddJsonLines(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.Services.TryAddSingleton(_ => LogOutput.StandardOutput());
        logging.Services.AddSingleton<ILoggerProvider, JsonLoggerProvider>();
        return logging
            .SetMinimumLevel(Level(configuration["AWS_LAMBDA_LOG_LEVEL"]))
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning);
    }

    private static LogLevel Level(string? name) => name?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}

/// <summary>Writes logs as JSON, one line each, in the form that Lambda and CloudWatch Logs Insights read.</summary>
[ProviderAlias("Lines")]
public sealed class JsonLoggerProvider(LogOutput output, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new JsonLogger(categoryName, output, () => scopes, time);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }
}
