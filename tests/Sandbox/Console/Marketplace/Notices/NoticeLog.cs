using System.Globalization;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Notices;

/// <summary>Every notice so far. Those held back or not taken by moto can be sent by hand; any can be sent again.</summary>
public sealed class NoticeLog
{
    private readonly NoticeSender sender;
    private readonly Switch hold;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly List<LoggedNotice> entries = [];

    internal NoticeLog(NoticeSender sender, Switch hold, TimeProvider time)
    {
        this.sender = sender;
        this.hold = hold;
        this.time = time;
    }

    public IReadOnlyList<LoggedNotice> All
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public LoggedNotice? Find(string id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>Sends one after the other, in this order, unless notices are being held back.</summary>
    public async Task SendAsync(IEnumerable<Notice> notices, CancellationToken cancellationToken)
    {
        foreach (var entry in notices.Select(Enter).ToList())
        {
            if (!hold.On)
            {
                await DeliverAsync(entry, cancellationToken);
            }
        }
    }

    /// <summary>Sends a notice that was held back, or once more one that was sent.</summary>
    public async Task DeliverAsync(LoggedNotice entry, CancellationToken cancellationToken)
    {
        string? error = null;
        try
        {
            await sender.SendAsync(entry.Notice, entry.HappenedAt, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            error = failure.Message;
        }

        lock (gate)
        {
            // Gone once all was reset meanwhile.
            if (entries.FindIndex(one => one.Id == entry.Id) is >= 0 and var index)
            {
                entries[index] = entries[index] with { Sent = entries[index].Sent + (error is null ? 1 : 0), Error = error };
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    private LoggedNotice Enter(Notice notice)
    {
        lock (gate)
        {
            var id = "n" + (entries.Count + 1).ToString(CultureInfo.InvariantCulture);
            var entry = new LoggedNotice(id, notice, time.GetUtcNow(), Sent: 0, Error: null);
            entries.Add(entry);
            return entry;
        }
    }
}

/// <summary>A notice with what has become of it.</summary>
/// <param name="Id">Name in the console, such as <c>n1</c>.</param>
/// <param name="Sent">How often it went out; 0 while it is held back.</param>
/// <param name="Error">Why the last sending failed; null when it did not.</param>
public sealed record LoggedNotice(string Id, Notice Notice, DateTimeOffset HappenedAt, int Sent, string? Error);
