using System.Collections.Concurrent;

namespace Guance.Serverless.Sandbox.Calls;

/// <summary>
/// Which AWS calls the functions have made, in the words in which IAM allows them, such as
/// <c>Registration dynamodb:PutItem table CLAIM#</c>. Each is kept once; what the Sandbox itself asks of AWS is not kept.
/// </summary>
public sealed class CallLog(IEnumerable<Caller> callers)
{
    private readonly Dictionary<string, Caller> byKey = callers.ToDictionary(caller => caller.AccessKeyId, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> lines = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Caller> Callers => byKey.Values;

    /// <summary>The distinct calls so far, in ordinal order.</summary>
    public IReadOnlyList<string> Lines => [.. lines.Keys.Order(StringComparer.Ordinal)];

    /// <param name="accessKeyId">Whose key the request was signed with.</param>
    /// <param name="read">Reads what it asks for; only done when the key is a function's.</param>
    public void Add(string accessKeyId, Func<IEnumerable<string>> read)
    {
        if (byKey.TryGetValue(accessKeyId, out var caller))
        {
            foreach (var call in read())
            {
                lines.TryAdd($"{caller.Function} {call}", true);
            }
        }
    }
}
