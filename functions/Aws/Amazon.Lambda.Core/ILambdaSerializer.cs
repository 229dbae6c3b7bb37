namespace Amazon.Lambda.Core;

/// <summary>Turns an event into the handler's input, and the handler's output into the response.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes to the stream and leaves it open.</summary>
    void Serialize<T>(T response, Stream responseStream);
}
