namespace Guance.Serverless.Settlement.Storage;

/// <summary>
/// Others changed the same rows at every try, or DynamoDB takes no more at the moment. Nothing was stored; trying again later helps.
/// </summary>
public sealed class ContentionException : Exception
{
    public ContentionException()
    {
    }

    public ContentionException(string message)
        : base(message)
    {
    }

    public ContentionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
