using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>
/// The Runtime API of AWS Lambda (2018-06-01) for one execution environment: the process asks for the next event, and posts
/// its answer or its error. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime";
    private const int ResponseLimit = 6 * 1024 * 1024;
    private readonly WebApplication app = LoopbackApp.Create();
    private readonly Channel<Invocation> next = Channel.CreateUnbounded<Invocation>();
    private readonly TaskCompletionSource<InvocationResult.Failed?> initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string functionArn;
    private Invocation? current;

    private RuntimeApi(string functionArn)
    {
        this.functionArn = functionArn;
        app.MapGet($"{Root}/invocation/next", NextAsync);
        app.MapPost($"{Root}/invocation/{{id}}/response", ResponseAsync);
        app.MapPost($"{Root}/invocation/{{id}}/error", ErrorAsync);
        app.MapPost($"{Root}/init/error", (Delegate)InitErrorAsync);
    }

    /// <summary>Value of AWS_LAMBDA_RUNTIME_API: host and port.</summary>
    public string Authority => app.Address().Authority;

    /// <summary>Completes when the process first asks for an event, or reports why it cannot start.</summary>
    public Task<InvocationResult.Failed?> Initialized => initialized.Task;

    public static async Task<RuntimeApi> StartAsync(string functionArn)
    {
        var api = new RuntimeApi(functionArn);
        await api.app.StartAsync();
        return api;
    }

    /// <summary>Hands an event to the process at its next question.</summary>
    public void Offer(Invocation invocation) => next.Writer.TryWrite(invocation);

    public async ValueTask DisposeAsync()
    {
        next.Writer.TryComplete();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task NextAsync(HttpContext context)
    {
        initialized.TrySetResult(null);
        try
        {
            current = await next.Reader.ReadAsync(context.RequestAborted);
        }
        catch (ChannelClosedException)
        {
            context.Abort();
            return;
        }

        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = current.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = current.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = functionArn;
        headers["Lambda-Runtime-Trace-Id"] = current.TraceId;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = current.Payload.Length;
        await context.Response.Body.WriteAsync(current.Payload, context.RequestAborted);
    }

    private async Task ResponseAsync(HttpContext context, string id)
    {
        var body = await BodyAsync(context);
        if (Unknown(id) is { } invalid)
        {
            await invalid.ExecuteAsync(context);
        }
        else if (body.Length > ResponseLimit)
        {
            var message = $"Exceeded maximum allowed payload size ({ResponseLimit} bytes).";
            current!.End(new InvocationResult.Failed("Function.ResponseSizeTooLarge", message));
            await Problem(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", message).ExecuteAsync(context);
        }
        else
        {
            current!.End(new InvocationResult.Succeeded(body));
            await Accepted().ExecuteAsync(context);
        }
    }

    private async Task<IResult> ErrorAsync(HttpContext context, string id)
    {
        var failure = await FailureAsync(context);
        if (Unknown(id) is { } invalid)
        {
            return invalid;
        }

        current!.End(failure);
        return Accepted();
    }

    private async Task<IResult> InitErrorAsync(HttpContext context)
    {
        initialized.TrySetResult(await FailureAsync(context));
        return Accepted();
    }

    private static async Task<InvocationResult.Failed> FailureAsync(HttpContext context)
    {
        var type = context.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
        return new(type.Length == 0 ? "Unhandled" : type, Encoding.UTF8.GetString(await BodyAsync(context)));
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private IResult? Unknown(string id) =>
        current is { Result.IsCompleted: false } invocation && invocation.RequestId == id
            ? null
            : Problem(StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");

    private static IResult Accepted() =>
        Results.Json(new { status = "OK" }, statusCode: StatusCodes.Status202Accepted);

    private static IResult Problem(int status, string type, string message) =>
        Results.Json(new { errorMessage = message, errorType = type }, statusCode: status);
}
