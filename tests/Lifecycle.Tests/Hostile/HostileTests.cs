using System.Diagnostics;
using Guance.Serverless.Contracts;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.Hostile;

/// <summary>Broken notices, in batches with good ones, through the function.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const int AtOnce = 1_000;
    private static readonly long Notices = Amount.Of("LIFECYCLE_HOSTILE_NOTICES", 12_000);

    [Fact]
    public async Task An_invalid_notice_stops_no_other_and_none_is_lost()
    {
        var (began, kinds) = (Stopwatch.GetTimestamp(), new Dictionary<string, int>());
        await Parallel.ForAsync(0, Notices / AtOnce, TestContext.Current.CancellationToken, async (round, _) =>
        {
            var source = new HostileNotices(new Dice((ulong)round));
            var notices = Enumerable.Range(0, AtOnce).Select(source.Next).ToList();
            await CheckAsync(notices);
            lock (kinds)
            {
                foreach (var same in notices.CountBy(notice => $"{notice.Kind} ({notice.Expected})"))
                {
                    kinds[same.Key] = kinds.GetValueOrDefault(same.Key) + same.Value;
                }
            }
        });
        output.Figure($"{Notices:N0} notices in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
        output.Figure(string.Join('\n', kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value,6:N0} {kind.Key}")));
    }

    private static async Task CheckAsync(List<HostileNotice> notices)
    {
        using var system = InMemorySystem.Create();
        var sent = notices.ToDictionary(notice => system.Notices.Send(notice.Body));
        await DeliverOnceAsync(system, sent);
        await system.SettleAsync();

        Assert.Empty(system.OutboxQueue.DeadLetters);
        Assert.Equal(
            sent.Where(one => one.Value.Expected is Expected.DeadLetter).Select(one => (one.Key, one.Value.Body, QueueSettings.MaxReceiveCount)),
            system.Notices.DeadLetters.OrderBy(letter => letter.SentAt).Select(letter => (letter.Id, letter.Body, letter.Receives)));
        var ledger = new Ledger(system.Table.Items);
        var (recorded, statuses, log) = (ledger.Recorded(), ledger.Aliases.ToDictionary(one => one.Name, one => one.Status), string.Join('\n', system.Log));
        var wrong = notices.FirstOrDefault(notice => !(notice.Expected switch
        {
            Expected.Effect => statuses.GetValueOrDefault($"l-{notice.Id}") == "Active" && recorded.GetValueOrDefault(notice.Id) == 1,
            Expected.History => recorded.GetValueOrDefault(notice.Id) == 1,
            Expected.Log => log.Contains($"\"{notice.Id}\"", StringComparison.Ordinal) && !recorded.ContainsKey(notice.Id),
            _ => !recorded.ContainsKey(notice.Id),
        }));
        Assert.True(wrong is null, $"{wrong}");
    }

    /// <summary>Batch by batch, as Lambda polls: each answer names those that cannot be read, and no others.</summary>
    private static async Task DeliverOnceAsync(InMemorySystem system, Dictionary<string, HostileNotice> sent)
    {
        for (var batch = system.Notices.Receive(QueueSettings.BatchSize); batch.Count > 0; batch = system.Notices.Receive(QueueSettings.BatchSize))
        {
            var response = await system.Subscriptions.RunAsync(services => services.GetRequiredService<SqsBatchHandler>().HandleAsync(
                new() { Records = [.. batch] }, new Invocation("Subscriptions", FunctionSettings.Subscriptions.Timeout)));
            var reported = response.BatchItemFailures.Select(failure => failure.ItemIdentifier).Order().ToList();
            var unreadable = batch.Select(message => message.MessageId).Where(id => sent[id].Expected is Expected.DeadLetter).Order().ToList();
            Assert.True(reported.SequenceEqual(unreadable), string.Join('\n', reported.Except(unreadable).Concat(unreadable.Except(reported)).Select(id => sent[id])));
            foreach (var message in batch.Where(message => !reported.Contains(message.MessageId)))
            {
                system.Notices.Delete(message.MessageId);
            }
        }
    }
}
