namespace Amazon.Lambda.Core;

/// <summary>Writes lines to the function's log.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes as it stands, without a line break.</summary>
    void Log(string message);

    /// <summary>Writes one line as it stands.</summary>
    void LogLine(string message);

    void Log(LogLevel level, string message) => LogLine(message);

    void LogInformation(string message) => Log(LogLevel.Information, message);

    void LogWarning(string message) => Log(LogLevel.Warning, message);

    void LogError(string message) => Log(LogLevel.Error, message);
}
