using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Guance.Serverless.Hosting.Logging;

internal sealed class LineLogger(string category, LogOutput output, Func<IExternalScopeProvider> scopes, TimeProvider time) : ILogger
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes().Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", logLevel.ToString());
            json.WriteString("category", category);
            json.WriteString("event", eventId.Name);
            json.WriteString("message", AccountNumbers.Mask(formatter(state, exception)));
            LogProperties.Write(json, state);
            scopes().ForEachScope(static (scope, json) => LogProperties.Write(json, scope), json);
            if (exception is not null)
            {
                json.WriteString("exception", AccountNumbers.Mask(exception.ToString()));
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan);
    }
}
