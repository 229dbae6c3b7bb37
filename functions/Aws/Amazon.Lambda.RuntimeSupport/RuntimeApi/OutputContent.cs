namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>A handler's output as an HTTP body, without a copy where its bytes are at hand.</summary>
internal static class OutputContent
{
    public static HttpContent Of(Stream output)
    {
        HttpContent content;
        if (output is MemoryStream memory && memory.TryGetBuffer(out var bytes))
        {
            content = new ReadOnlyMemoryContent(bytes);
        }
        else
        {
            if (output.CanSeek)
            {
                output.Position = 0;
            }

            content = new StreamContent(output);
        }

        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
