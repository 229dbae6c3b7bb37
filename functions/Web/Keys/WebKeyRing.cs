using System.Xml.Linq;
using Guance.Serverless.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Guance.Serverless.Web.Keys;

/// <summary>
/// Stores the keys that protect cookies in the table, encrypted with KMS, so that all copies of the function share them.
/// </summary>
/// <remarks>
/// The framework's interface is synchronous. It reads at process start and about once a day, and writes about every ninety
/// days. In its first two minutes it also reads for every unknown key. Invalid cookies must not cause many calls to the
/// table and KMS, so the table is read again at most once per <see cref="Pause"/>. A decrypted element is kept in memory.
/// </remarks>
public sealed partial class WebKeyRing(WebKeyStore store, WebKeyWrapping wrapping, ILogger<WebKeyRing> logger, TimeProvider time)
    : IXmlRepository
{
    /// <summary>Shortest time between reads because of unknown keys, and between tries after a failure.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly XName KeyName = "key";

    /// <summary>
    /// For the table and for KMS, each. Together less than the ten seconds that Lambda allows a function to start.
    /// </summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    private readonly Lock turn = new();
    private readonly SortedDictionary<int, XElement?> elements = [];
    private State state = State.Unread;
    private long? readAgainAt;
    private (long At, WebKeysUnavailableException Why)? failure;

    private enum State
    {
        /// <summary>The ring has not been read, or an element was stored since.</summary>
        Unread,

        /// <summary>The framework has not received the elements yet.</summary>
        Fresh,

        /// <summary>The framework has received all elements.</summary>
        Given,
    }

    /// <summary>
    /// Reads the ring before the first request. A failure is only logged; the next caller that needs the ring tries again.
    /// </summary>
    public void WarmUp()
    {
        try
        {
            EnsureRead();
        }
        catch (WebKeysUnavailableException e)
        {
            LogNotRead(e);
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
    /// Adds an element after the last one read. If another copy of the function has added one in the meantime, a key is
    /// dropped: the framework reads the ring again and uses the other key, so that copies that start together share one key.
    /// </summary>
    /// <exception cref="WebKeysUnavailableException">The table or KMS does not answer; nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">The element is longer than <see cref="WebKeyWrapping.MaxBytes"/>.</exception>
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

    /// <summary>Reads the table if this process does not know the key and has not read within <see cref="Pause"/>.</summary>
    /// <returns>Whether a new read found the key, so that the framework must reload.</returns>
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
                LogNotRead(e);
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

    /// <summary>Fails at once within <see cref="Pause"/> after a failure.</summary>
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
#pragma warning disable CA1031 // Any failure means that there are no keys; the original is the inner exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var why = new WebKeysUnavailableException($"The keys of the pages cannot be had: {e.Message}", e);
            failure = (time.GetTimestamp(), why);
            throw why;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key ring of the pages could not be read; it is read again with the next request")]
    private partial void LogNotRead(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Another instance of the function stored a key first; {Name} is discarded")]
    private partial void LogDropped(string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Element {Place} of the key ring cannot be decrypted with the configured KMS key and is ignored")]
    private partial void LogForeign(int place);
}
