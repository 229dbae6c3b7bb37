namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>The event is not JSON of the type that the handler takes, or its response cannot be written as JSON.</summary>
public class JsonSerializerException : Exception
{
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
