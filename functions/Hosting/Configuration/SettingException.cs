namespace Guance.Serverless.Hosting.Configuration;

/// <summary>A setting is missing or unusable. The function cannot start; the message names the setting and shows an example.</summary>
public sealed class SettingException : Exception
{
    public SettingException()
    {
    }

    public SettingException(string message)
        : base(message)
    {
    }

    public SettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
