using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guance.Serverless.Contracts;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Fakes.Queues;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Hosting.Schedules;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using SampleNotices = Guance.Serverless.Fakes.ExternalServices.Notices;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <summary>The system with Guance's billing before it and AWS Marketplace Metering behind it, on virtual time.</summary>
internal sealed class MeteredSystem : IDisposable
{
    public static readonly TimeSpan Schedule = FunctionSettings.Metering.Schedule!.Value;

    private readonly List<MeteredSubscription> subscriptions = [];
    private readonly List<Exception> failures = [];
    private readonly Function intake;
    private readonly Function metering;
    private int notices;

    public MeteredSystem(TestSystemOptions? options = null)
    {
        System = InMemorySystem.Create((options ?? new TestSystemOptions()) with { IsMetered = true });
        UsageQueue = new InMemoryQueue(FunctionSettings.UsageIntake.Queue!, System.Time);
        intake = new Function(System.Composition.UsageIntake);
        metering = new Function(System.Composition.Metering);
        Aws.Subscriptions = () => subscriptions;
        Aws.CallsPerSecond = 10;
    }

    public InMemorySystem System { get; }

    public InMemoryQueue UsageQueue { get; }

    /// <summary>AWS Marketplace Metering.</summary>
    public SimulatedMetering Aws => System.Metering.Usage;

    public IReadOnlyList<ReturnedRecord> Returned => System.ExpenseCenter.Returns.Records;

    public DateTimeOffset Now => System.Time.GetUtcNow();

    /// <summary>Why runs of the Metering function failed.</summary>
    public IReadOnlyList<Exception> Failures => failures;

    /// <summary>The hour that is in progress.</summary>
    public UsageHour Hour => UsageHour.Of(Now);

    /// <summary>A buyer subscribes, registers and has workspaces paid.</summary>
    public async Task<IReadOnlyList<WorkspaceKey>> SubscribeAsync(SubscriptionSample buyer, string owner, params int[] workspaces)
    {
        var keys = System.ExpenseCenter.Own(owner, workspaces.Select(number => InMemoryExpenseCenter.Key(number)));
        await System.ArriveAsync(buyer);
        await System.RegisterAsync(owner, keys);
        await ActivateAsync(buyer);
        return keys;
    }

    public Task ActivateAsync(SubscriptionSample buyer)
    {
        subscriptions.RemoveAll(one => one.LicenceId == buyer.Licence && one.CustomerIdentifier == buyer.CustomerIdentifier);
        subscriptions.Add(buyer.Metered);
        return System.DeliverAsync(buyer.Licence is null
            ? SampleNotices.Action(buyer, "subscribe-success", NextNotice(), Now)
            : SampleNotices.LicenceUpdated(buyer, NextNotice(), Now));
    }

    /// <summary>The first sign of the end; RENEWED and REPLACED are none.</summary>
    public Task EndAgreementAsync(SubscriptionSample buyer, string status = "CANCELLED")
    {
        if (status is not ("RENEWED" or "REPLACED"))
        {
            Change(buyer, one => one with { FirstSignAt = Now });
        }

        return System.DeliverAsync(buyer.Licence is null
            ? SampleNotices.Action(buyer, "unsubscribe-pending", NextNotice(), Now)
            : SampleNotices.AgreementEnded(buyer, NextNotice(), Now, status));
    }

    /// <summary>The last sign of the end.</summary>
    public Task DeprovisionAsync(SubscriptionSample buyer)
    {
        Change(buyer, one => one with { LastSignAt = Now });
        return System.DeliverAsync(buyer.Licence is null
            ? SampleNotices.Action(buyer, "unsubscribe-success", NextNotice(), Now)
            : SampleNotices.LicenceDeprovisioned(buyer, NextNotice(), Now));
    }

    public Task DeliverAsync(Func<string, DateTimeOffset, string> notice) => System.DeliverAsync(notice(NextNotice(), Now));

    public void Change(SubscriptionSample buyer, Func<MeteredSubscription, MeteredSubscription> change)
    {
        var at = subscriptions.FindIndex(one => one.LicenceId == buyer.Licence && one.CustomerIdentifier == buyer.CustomerIdentifier);
        if (at >= 0)
        {
            subscriptions[at] = change(subscriptions[at]);
        }
    }

    /// <summary>Billing sends a message, and what is due is taken.</summary>
    public Task UseAsync(params SentUsage[] records)
    {
        UsageQueue.Send(SentUsage.Message(records));
        return TakeUsageAsync();
    }

    /// <summary>The usage queue's messages that are due are handled.</summary>
    public async Task TakeUsageAsync()
    {
        while (UsageQueue.Receive(QueueSettings.BatchSize) is { Count: > 0 } batch)
        {
            try
            {
                var response = await intake.RunAsync(services => services.GetRequiredService<SqsBatchHandler>().HandleAsync(
                    new() { Records = [.. batch] }, new Invocation(FunctionSettings.UsageIntake.Name, FunctionSettings.UsageIntake.Timeout)));
                var again = response.BatchItemFailures.Select(failure => failure.ItemIdentifier).ToHashSet();
                foreach (var message in batch.Where(message => !again.Contains(message.MessageId)))
                {
                    UsageQueue.Delete(message.MessageId);
                }
            }
            catch (ProcessKilledException)
            {
                // The batch comes again when its visibility timeout is over.
            }
        }
    }

    /// <summary>The schedule starts the Metering function once.</summary>
    /// <returns>False when it failed.</returns>
    public async Task<bool> MeterAsync()
    {
        try
        {
            return await metering.RunAsync(async services =>
            {
                await services.GetRequiredService<ScheduledRun>().RunAsync(new Invocation(FunctionSettings.Metering.Name, FunctionSettings.Metering.Timeout));
                return true;
            });
        }
#pragma warning disable CA1031 // A run may fail for any reason; the next one goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failures.Add(e);
            return false;
        }
    }

    /// <summary>Time passes, with the schedule and all queues.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var until = Now + time; Now < until;)
        {
            await TakeUsageAsync();
            await System.PassAsync(until - Now < Schedule ? until - Now : Schedule);
            await TakeUsageAsync();
            await MeterAsync();
            await System.WorkAsync();
        }
    }

    public void Dispose() => System.Dispose();

    private string NextNotice() => $"notice-{++notices}";
}

/// <summary>A usage record as billing writes it.</summary>
internal sealed record SentUsage(string Id, WorkspaceKey Workspace, UsageHour Hour, string Dimension, string Quantity, string? CloudAccount = null)
{
    public static string Message(IEnumerable<SentUsage> records) =>
        new JsonObject { ["records"] = new JsonArray([.. records.Select(record => record.ToJson())]) }.ToJsonString(JsonSerializerOptions.Web);

    /// <summary>As the row of its id tells contents apart.</summary>
    public string ContentHash => UsageIntake.ContentHash(new UsageRecord(
        Id, Workspace, Hour, Dimension, decimal.Parse(Quantity, CultureInfo.InvariantCulture),
        CloudAccount is null ? null : CloudAccountId.Parse(CloudAccount)));

    private JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["site"] = Workspace.Site,
            ["workspaceId"] = Workspace.Id,
            ["hour"] = Hour.Timestamp,
            ["dimension"] = Dimension,
            ["quantity"] = Quantity,
        };
        if (CloudAccount is not null)
        {
            json["cloudAccount"] = CloudAccount;
        }

        return json;
    }
}
