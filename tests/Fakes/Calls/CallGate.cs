using Microsoft.Extensions.Time.Testing;

namespace Guance.Serverless.Fakes.Calls;

/// <summary>
/// Where every call of a function to the outside passes: it is numbered, takes its time, and may go wrong here. A process that was
/// killed never gets an answer again.
/// </summary>
/// <param name="time">The clock that calls move.</param>
/// <param name="callTime">How long each takes.</param>
/// <param name="interleaving">Gives concurrent calls a random order; null: in the order in which they were made.</param>
/// <param name="keepsCalls">Whether each call is remembered; otherwise they are counted only.</param>
internal sealed class CallGate(FakeTimeProvider time, TimeSpan callTime, Random? interleaving, bool keepsCalls = true)
{
    private const int LongestWay = 12;

    private readonly Lock turn = new();
    private readonly List<Call> calls = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<int, Fault> faults = [];

    /// <summary>All calls so far.</summary>
    /// <exception cref="InvalidOperationException">They are counted only.</exception>
    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (turn)
            {
                return keepsCalls ? [.. calls] : throw new InvalidOperationException("Calls are counted only.");
            }
        }
    }

    /// <summary>How many calls there were so far.</summary>
    public int Count
    {
        get
        {
            lock (turn)
            {
                return counts.Values.Sum();
            }
        }
    }

    /// <summary>How many calls there were so far, by service.</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (turn)
            {
                return counts.ToDictionary();
            }
        }
    }

    /// <summary>Asked for each call that has no fault by number: null lets it pass.</summary>
    public Func<Call, Fault?>? Judge { get; set; }

    /// <summary>The call of this number goes wrong.</summary>
    public void FailAt(int number, Fault fault)
    {
        lock (turn)
        {
            faults[number] = fault;
        }
    }

    /// <param name="process">Who calls.</param>
    /// <param name="service">Who is called.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="carryOut">What the service does, and answers.</param>
    /// <param name="refuse">What it answers instead when that goes wrong; null when it never does.</param>
    /// <param name="cancellationToken">The caller's patience.</param>
    public async Task<HttpResponseMessage> PassAsync(
        FunctionProcess process, string service, string operation, Func<Task<HttpResponseMessage>> carryOut,
        Func<Fault, HttpResponseMessage?> refuse, CancellationToken cancellationToken = default)
    {
        await process.AliveAsync();
        var call = Note(process, service, operation, out var fault);
        time.Advance(callTime);
        for (var way = interleaving is null ? 0 : Next(interleaving); way > 0; way--)
        {
            await Task.Yield();
        }

        fault ??= Judge?.Invoke(call);
        if (fault is Fault.KillBefore)
        {
            process.Kill();
        }

        await process.AliveAsync();
        if (fault is Fault.Hang)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        if (fault is Fault.FailBefore)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"Nobody was reached: {call}.");
        }

        var answer = (fault is { } wrong ? refuse(wrong) : null) ?? await carryOut();
        if (fault is Fault.KillAfter)
        {
            process.Kill();
        }

        await process.AliveAsync();
        return fault is Fault.LoseAnswer ? throw new HttpRequestException($"The answer was lost: {call}.") : answer;
    }

    private Call Note(FunctionProcess process, string service, string operation, out Fault? fault)
    {
        lock (turn)
        {
            var call = new Call(counts.Values.Sum() + 1, process.Name, service, operation);
            counts[service] = counts.GetValueOrDefault(service) + 1;
            if (keepsCalls)
            {
                calls.Add(call);
            }

            fault = faults.TryGetValue(call.Number, out var decided) ? decided : null;
            return call;
        }
    }

    private int Next(Random random)
    {
        lock (turn)
        {
#pragma warning disable CA5394 // It explores orders, from a seed that a test names; it protects nothing.
            return random.Next(LongestWay);
#pragma warning restore CA5394
        }
    }
}
