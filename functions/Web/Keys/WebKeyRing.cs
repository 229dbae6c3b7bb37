using System.Xml.Linq;
using Guance.Serverless.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Guance.Serverless.Web.Keys;

/// <summary>
/// Keeps the keys that protect cookies in the table, wrapped with KMS, so that every copy of the function reads every copy's cookies.
/// </summary>
/// <remarks>
/// The framework's port is synchronous; it reads when the process starts and about once a day, and writes about once in ninety days.
/// It also reads for every key that it does not know, during its first two minutes: who sends us garbage must not make the table and
/// KMS work for it, so the table is read again at most once in <see cref="Pause"/>. An element that was opened once is kept.
/// </remarks>
public sealed partial class WebKeyRing(WebKeyStore store, WebKeyWrapping wrapping, ILogger<WebKeyRing> logger, TimeProvider time)
    : IXmlRepository
{
    /// <summary>Between reads of the table that somebody's cookie asks for, and between tries while it cannot be read.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly XName KeyName = "key";

    /// <summary>With the table and with KMS, each: together less than the ten seconds that Lambda gives a function to start.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    private readonly Lock turn = new();
    private readonly SortedDictionary<int, XElement?> elements = [];
    private State state = State.Unread;
    private long? readAgainAt;
    private (long At, WebKeysUnavailableException Why)? failure;

    private enum State
    {
        /// <summary>Nothing was read, or something was stored since.</summary>
        Unread,

        /// <summary>What was read has not been given to the framework yet.</summary>
        Fresh,

        /// <summary>The framework has all that was read.</summary>
        Given,
    }

    /// <summary>Reads the ring before anybody waits for it; a failure is only logged, and met again by who needs the ring.</summary>
    public void WarmUp()
    {
        try
        {
            EnsureRead();
        }
        catch (WebKeysUnavailableException e)
        {
            LogCold(e);
        }
    }

    /// <exception cref="WebKeysUnavailableException">The ring has not been read, and cannot be read now.</exception>
    public void EnsureRead()
    {
        lock (turn)
        {
            if (state is State.Unread)
            {
                Read();
            }
        }
    }

    /// <exception cref="WebKeysUnavailableException">The table or KMS does not answer.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (turn)
        {
            if (state is State.Unread || (state is State.Given && MayReadAgain()))
            {
                Read();
            }

            state = State.Given;
            return [.. elements.Values.OfType<XElement>().Select(element => new XElement(element))];
        }
    }

    /// <summary>
    /// Adds an element after the last that was read. If another copy of the function has added one meanwhile, a key is dropped: the
    /// framework reads the ring again and uses the other's, so that copies that start at once end with one key.
    /// </summary>
    /// <exception cref="WebKeysUnavailableException">The table or KMS does not answer; nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">The element is longer than what KMS encrypts.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        lock (turn)
        {
            var written = WebKeyWrapping.Write(element);
            var wrapped = Try(stop => wrapping.WrapAsync(written, stop));
            while (!Try(stop => store.TryAddAsync(new WrappedWebKey(elements.Keys.LastOrDefault() + 1, wrapped), stop)))
            {
                if (element.Name == KeyName)
                {
                    LogDropped(friendlyName);
                    break;
                }

                Read();
            }

            state = State.Unread;
        }
    }

    /// <summary>Looks into the table for a key that this process does not know, unless it has done so just now.</summary>
    /// <returns>Whether it is there, so that the framework has to be given it.</returns>
    public bool Find(Guid key)
    {
        lock (turn)
        {
            if (state is State.Unread || Knows(key) || !MayReadAgain())
            {
                return false;
            }

            try
            {
                Read();
            }
            catch (WebKeysUnavailableException e)
            {
                LogCold(e);
            }

            return Knows(key);
        }
    }

    private bool Knows(Guid key) =>
        elements.Values.Any(element => element is not null && element.Name == KeyName && (Guid?)element.Attribute("id") == key);

    private bool MayReadAgain()
    {
        if (readAgainAt is { } last && time.GetElapsedTime(last) < Pause)
        {
            return false;
        }

        readAgainAt = time.GetTimestamp();
        return true;
    }

    private void Read()
    {
        foreach (var wrapped in Try(store.AllAsync).Where(one => !elements.ContainsKey(one.Place)))
        {
            elements[wrapped.Place] = Try(stop => wrapping.OpenAsync(wrapped.Bytes, stop));
            if (elements[wrapped.Place] is null)
            {
                LogForeign(wrapped.Place);
            }
        }

        state = State.Fresh;
    }

    /// <summary>Where the last try failed just now, nobody waits for another.</summary>
    private T Try<T>(Func<CancellationToken, Task<T>> call)
    {
        if (failure is { } last && time.GetElapsedTime(last.At) < Pause)
        {
            throw new WebKeysUnavailableException(last.Why.Message, last.Why);
        }

        try
        {
            using var timeout = new CancellationTokenSource(Timeout, time);
            var answer = call(timeout.Token).GetAwaiter().GetResult();
            failure = null;
            return answer;
        }
#pragma warning disable CA1031 // Whatever it is, there are no keys for it; what it is stands in the cause.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var why = new WebKeysUnavailableException($"The keys of the pages cannot be had: {e.Message}", e);
            failure = (time.GetTimestamp(), why);
            throw why;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key ring was not read")]
    private partial void LogCold(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Another copy of the function has added a key first; {Name} is dropped")]
    private partial void LogDropped(string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Element {Place} of the key ring was not wrapped for it, or with another key, and is left out")]
    private partial void LogForeign(int place);
}
