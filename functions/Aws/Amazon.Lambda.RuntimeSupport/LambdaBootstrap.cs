using Amazon.Lambda.RuntimeSupport.Bootstrap;
using Amazon.Lambda.RuntimeSupport.Invocations;
using Amazon.Lambda.RuntimeSupport.RuntimeApi;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Asks the Runtime API for invocations and gives them to a handler, one at a time.</summary>
public sealed class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler handler;
    private readonly LambdaBootstrapInitializer? initializer;
    private readonly RuntimeApiConnection runtimeApi;
    private readonly CancellationTokenSource disposed = new();

    public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer? initializer = null)
        : this(null, handler, new(), initializer)
    {
    }

    internal LambdaBootstrap(
        HttpClient? httpClient,
        LambdaBootstrapHandler handler,
        LambdaBootstrapOptions options,
        LambdaBootstrapInitializer? initializer)
    {
        ArgumentNullException.ThrowIfNull(handler);
        this.handler = handler;
        this.initializer = initializer;
        runtimeApi = new(httpClient, options.RuntimeApiEndpoint, TimeProvider.System);
    }

    /// <summary>
    /// Returns once cancelled, disposed of, or told to stop by SIGTERM; an invocation that has begun is finished first.
    /// </summary>
    /// <exception cref="HttpRequestException">The Runtime API is out of reach or broken: the process should end.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        HeapLimit.Set(FunctionFacts.FromEnvironment().MemoryInMB);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposed.Token);
        using var termination = Termination.Cancels(stop);
        if (await InitializeAsync(stop.Token))
        {
            await Task.Factory.StartNew(
                () => HandleAll(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        if (!disposed.IsCancellationRequested)
        {
            disposed.Cancel();
        }

        disposed.Dispose();
        runtimeApi.Dispose();
    }

    private async Task<bool> InitializeAsync(CancellationToken stop)
    {
        if (initializer is null)
        {
            return true;
        }

        try
        {
            return await initializer();
        }
        catch (Exception e)
        {
            FailureLog.Write(e, null);
            runtimeApi.ReportInitializationError(e, stop);
            throw;
        }
    }

    /// <summary>
    /// One thread waits for the Runtime API and for the handler. It has nothing else to do, and to wake other threads at each step takes more
    /// processor time than the loop's own work.
    /// </summary>
    private void HandleAll(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                HandleNext(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Waiting for the next invocation is what a stop interrupts.
        }
    }

    private void HandleNext(CancellationToken stop)
    {
        using var invocation = runtimeApi.Next(stop);
        var id = invocation.LambdaContext.AwsRequestId;
        InvocationResponse response;
        try
        {
#pragma warning disable CA2025 // Here the task is waited for.
            response = HandleAsync(invocation).GetAwaiter().GetResult();
#pragma warning restore CA2025
        }
#pragma warning disable CA1031 // Whatever a handler throws is the invocation's error and not the end of the loop.
        catch (Exception e)
#pragma warning restore CA1031
        {
            FailureLog.Write(e, invocation.LambdaContext);
            runtimeApi.ReportError(id, e);
            return;
        }

        try
        {
            // A handler that is compiled without null checks may return null: an empty response.
            runtimeApi.Respond(id, response?.OutputStream ?? Stream.Null);
        }
        catch (ResponseRefusedException e)
        {
            FailureLog.Write(e, invocation.LambdaContext);
            runtimeApi.ReportError(id, e);
        }
        finally
        {
            if (response is { DisposeOutputStream: true, OutputStream: { } output })
            {
                output.Dispose();
            }
        }
    }

    /// <summary>What a handler without <c>async</c> changes in the thread's execution context ends with the call.</summary>
    private async Task<InvocationResponse> HandleAsync(InvocationRequest invocation) => await handler(invocation);
}
