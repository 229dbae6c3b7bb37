using System.Globalization;
using Amazon.Lambda.RuntimeSupport.Invocations;

namespace Amazon.Lambda.RuntimeSupport.RuntimeApi;

/// <summary>Reads what <c>invocation/next</c> answers. The buffer is used again for the next one.</summary>
internal sealed class NextInvocation(FunctionFacts function, TimeProvider time)
{
    /// <summary>A buffer that one large event needed is not kept.</summary>
    private const int MaxKept = 1 << 20;

    private byte[] buffer = new byte[16 * 1024];

    public InvocationRequest Read(HttpResponseMessage response)
    {
        var length = ReadBody(response.Content);
        var trace = Header(response, "Lambda-Runtime-Trace-Id");
        // The name by which AWS X-Ray's own libraries find it.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", trace);
        var context = new InvocationContext(function, time)
        {
            AwsRequestId = Header(response, "Lambda-Runtime-Aws-Request-Id")
                ?? throw new HttpRequestException("The Runtime API gave an invocation without an id."),
            InvokedFunctionArn = Header(response, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Deadline = Deadline(Header(response, "Lambda-Runtime-Deadline-Ms")),
            TraceId = trace,
            TenantId = Header(response, "Lambda-Runtime-Aws-Tenant-Id"),
            ClientContextJson = Header(response, "Lambda-Runtime-Client-Context"),
            IdentityJson = Header(response, "Lambda-Runtime-Cognito-Identity"),
        };
        return new(new MemoryStream(buffer, 0, length, writable: false, publiclyVisible: true), context);
    }

    private int ReadBody(HttpContent content)
    {
        var expected = (int)(content.Headers.ContentLength ?? 0);
        if (buffer.Length > MaxKept || buffer.Length <= expected)
        {
            buffer = new byte[Math.Max(expected + 1, 16 * 1024)];
        }

        using var stream = content.ReadAsStream();
        var length = 0;
        // One byte more than expected is always free, so that the end is seen without growing.
        while (stream.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return length;
    }

    private static DateTimeOffset Deadline(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since1970)
            ? DateTimeOffset.FromUnixTimeMilliseconds(since1970)
            : DateTimeOffset.MaxValue;

    private static string? Header(HttpResponseMessage response, string name)
    {
        if (!response.Headers.NonValidated.TryGetValues(name, out var values))
        {
            return null;
        }

        foreach (var value in values)
        {
            return value;
        }

        return null;
    }
}
