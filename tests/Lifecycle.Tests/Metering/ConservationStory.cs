using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <summary>
/// A story of buyers, billing and AWS, made by chance: usage of all kinds, workspaces that change their payer, renewals and ends, crashes
/// at any call, and every fault of AWS. Then everything works again, and comes to rest.
/// </summary>
internal sealed partial class ConservationStory : IDisposable
{
    private static readonly string[] Dimensions = ["data_gb", "hosts", "data_gb", "hosts", "data_gb", "no_such_dimension"];
    private static readonly string[] Quantities = ["0", "1", "2.5", "0.001", "12.375", "0.333333333", "1000", "7.9", "0.25", "1.50"];

    private readonly Dice dice;
    private readonly MeteredSystem system;
    private readonly UsageLedger ledger = new();
    private readonly List<SentUsage[]> messages = [];
    private readonly List<Buyer> buyers = [];
    private readonly List<WorkspaceKey> workspaces = [];
    private readonly List<string> acts = [];
    private int failuresBefore;

    private ConservationStory(ulong number)
    {
        dice = new Dice(number);
        system = new MeteredSystem(new TestSystemOptions
        {
            CallDuration = TimeSpan.FromMilliseconds(dice.Roll(60)),
            KeepLog = false,
            BatchSize = 1,
            SendsZeroRecords = number % 4 == 0,
        });
        system.Aws.FinalHourOpening = dice.Pick(FinalHourOpening.FirstSign, FinalHourOpening.LastSign);
        system.Aws.Window = TimeSpan.FromHours(dice.Pick(6, 24));
        system.System.Gate.Judge = Judge;
    }

    /// <summary>Plays the story of a number.</summary>
    /// <returns>What does not add up, with what was done; empty when all does.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(ulong number)
    {
        using var story = new ConservationStory(number);
        await story.PlayAsync();
        var differences = await story.FindDifferencesAsync();
        return differences.Count == 0 ? [] : [$"story {number}", .. story.acts, .. differences];
    }

    public void Dispose() => system.Dispose();

    private async Task PlayAsync()
    {
        await SubscribeAsync(SubscriptionSample.OfLicence("l-1", "agmt-1"), "alice", 1, 2, 3);
        if (dice.Once(2))
        {
            await SubscribeAsync(SubscriptionSample.OfCustomer("c-1", "555566667777"), "bob", 11, 12);
        }

        if (dice.Once(3))
        {
            await SubscribeAsync(SubscriptionSample.OfLicence("l-9", "agmt-9"), "alice", 21);
        }

        for (var step = 6 + dice.Roll(10); step > 0; step--)
        {
            await ActAsync();
        }

        await RestAsync();
    }

    private Task ActAsync() => dice.Roll(20) switch
    {
        < 7 => UseAsync(),
        < 9 => RepeatAsync(),
        < 13 => PassAsync(TimeSpan.FromMinutes(1 + dice.Roll(70))),
        < 14 => PassAsync(TimeSpan.FromMinutes(60 + dice.Roll(1_200))),
        < 15 => ChangePayerAsync(),
        < 17 => EndAsync(),
        < 18 => BreakAsync(),
        _ => BreakAwsAsync(),
    };

    private async Task SubscribeAsync(SubscriptionSample sample, string owner, params int[] numbers)
    {
        var keys = await system.SubscribeAsync(sample, owner, numbers);
        workspaces.AddRange(keys);
        var account = system.System.Table.Items.Where(item => item.IsIn("WORKSPACE#") && item.Sort == "SETTLEMENT" && item.Partition.EndsWith(keys[0].Id, StringComparison.Ordinal))
            .Select(item => CloudAccountId.Parse(item.Text("account")!)).Single();
        buyers.Add(new Buyer(sample, owner, account));
    }

    private Task UseAsync() => SendAsync([.. Enumerable.Range(0, 1 + dice.Roll(5)).Select(_ => AnyRecord())]);

    private SentUsage AnyRecord()
    {
        var hour = UsageHour.Of(system.Now - dice.Roll(10) switch
        {
            < 5 => TimeSpan.FromMinutes(dice.Roll(120)),
            < 8 => TimeSpan.FromHours(dice.Roll(8)),
            8 => TimeSpan.FromHours(dice.Roll(8 * 24)),
            _ => TimeSpan.FromHours(-dice.Roll(2)),
        });
        var workspace = dice.Once(15) ? InMemoryExpenseCenter.Key(99) : dice.Pick<WorkspaceKey>([.. workspaces]);
        return new SentUsage(
            $"id-{ledger.Sent.Count}-{dice.Roll(1_000_000)}", workspace, hour, dice.Pick<string>(Dimensions), dice.Pick<string>(Quantities),
            dice.Once(8) ? dice.Pick<Buyer>([.. buyers]).Account.ToString() : null);
    }

    /// <summary>A message comes again; or some of its records in another one, with one of them changed perhaps.</summary>
    private Task RepeatAsync()
    {
        if (messages.Count == 0)
        {
            return UseAsync();
        }

        var message = dice.Pick<SentUsage[]>([.. messages]);
        var again = dice.Shuffle(message).Take(1 + dice.Roll(message.Length)).ToArray();
        return dice.Roll(3) switch
        {
            0 => SendAsync(message),
            1 => SendAsync(again),
            _ => SendAsync([again[0] with { Quantity = dice.Pick<string>(Quantities) }, .. again.Skip(1), AnyRecord()]),
        };
    }

    private Task SendAsync(SentUsage[] message)
    {
        acts.Add($"{system.Now:u} send {string.Join("; ", message.AsEnumerable())}");
        messages.Add(message);
        ledger.Add(message);
        return system.UseAsync(message);
    }

    private Task PassAsync(TimeSpan time)
    {
        acts.Add($"{system.Now:u} pass {time}");
        return PassAsync(time, time);
    }

    private async Task PassAsync(TimeSpan time, TimeSpan step)
    {
        for (var until = system.Now + time; system.Now < until;)
        {
            await system.System.PassAsync(until - system.Now < step ? until - system.Now : step);
            await system.TakeUsageAsync();
            await system.MeterAsync();
            await system.System.WorkAsync();
        }
    }

    /// <summary>All works again: what failed too often is delivered again by an operator, and what ends comes to its end.</summary>
    private async Task RestAsync()
    {
        faultsLeft = 0;
        Mend();
        failuresBefore = system.Failures.Count;
        await PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        for (var round = 0; round < 2; round++)
        {
            system.UsageQueue.Redrive();
            await PassAsync(TimeSpan.FromHours(2), TimeSpan.FromHours(1));
        }

        await PassAsync(TimeSpan.FromHours(25), TimeSpan.FromHours(5));
        await PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
    }

    private async Task<IReadOnlyList<string>> FindDifferencesAsync()
    {
        var (meters, waits) = await system.System.Registration.RunAsync(async services =>
        {
            var store = services.GetRequiredService<MeterStore>();
            var all = new List<Meter>();
            for (var shard = 0; shard < MeterStore.Shards; shard++)
            {
                all.AddRange(await store.MetersAsync(shard, CancellationToken.None));
            }

            return (all, await store.NextWaitingHourAsync(after: null, CancellationToken.None));
        });
        var waiting = meters.SelectMany(meter => meter.Carried.Keys.Concat(meter.Open.Values.SelectMany(hour => hour.Keys)).Distinct()
                .Select(workspace => (Key: (workspace, meter.Dimension), Quantity: meter.Waiting(workspace))))
            .GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Quantity));
        return
        [
            .. ledger.FindDifferences(system, waiting),
            .. system.Aws.HoursReceivedDifferently.Select(hour => $"AWS received two records for {hour}"),
            .. waits is { } hour ? [$"a metering record of {hour} still waits"] : Array.Empty<string>(),
            .. meters.Where(meter => !meter.Open.IsEmpty).Select(meter => $"the usage of {string.Join(", ", meter.Open.Keys)} is not closed: {meter.Account} {meter.Dimension}"),
            .. meters.SelectMany(meter => meter.Carried.Where(one => one.Value >= 1).Select(one => $"{one.Value} of {one.Key} are carried, not metered")),
            .. system.Failures.Skip(failuresBefore).Select(failure => $"a run failed though all works: {failure}"),
            .. system.UsageQueue.Messages.Select(message => $"a message of usage is left: {message.Body}"),
        ];
    }

    private sealed record Buyer(SubscriptionSample Sample, string Owner, CloudAccountId Account)
    {
        public End Next { get; init; }
    }
}
