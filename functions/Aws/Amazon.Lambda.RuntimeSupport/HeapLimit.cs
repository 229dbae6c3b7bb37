using Amazon.Lambda.RuntimeSupport.Invocations;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The garbage collector sees the memory of the machine, of which the function may use a part. Told that part it collects in time,
/// where it would otherwise grow until Lambda kills the process.
/// </summary>
internal static class HeapLimit
{
    /// <summary>Leaves the limit to whoever deploys the function, if <c>true</c>; AWS's own package obeys it too.</summary>
    private const string Disable = "AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK";

    /// <summary>A limit that is lower already stays. Outside Lambda the memory is unknown, and nothing happens.</summary>
    public static void Set(int functionMemoryInMB)
    {
        var limit = (ulong)functionMemoryInMB << 20;
        if (limit == 0
            || limit >= (ulong)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes
            || string.Equals(Environment.GetEnvironmentVariable(Disable), "true", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        AppContext.SetData("GCHeapHardLimit", limit);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException e)
        {
            // More is in use already. The function runs as well without a limit.
            FailureLog.Write(e, null);
        }
    }
}
