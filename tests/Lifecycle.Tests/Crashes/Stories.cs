using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.Decisions;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Crashes;

/// <summary>The life of a cloud account, and the sweep that looks after it, in five stories.</summary>
internal static class Stories
{
    private const string Owner = "alice";

    /// <summary>More clicks than faults.</summary>
    private const int MaxClicks = 6;

    private static readonly SubscriptionSample Old = SubscriptionSample.OfLicence("l-old", "agmt-old");
    private static readonly SubscriptionSample New = SubscriptionSample.OfLicence("l-new", "agmt-new");

    /// <summary>More than go into one transaction, so that there is a moment between two.</summary>
    internal static readonly int Workspaces = (int)Amount.Of("LIFECYCLE_CRASH_WORKSPACES", Decision.MaxWorkspaces + 1);

    public static IReadOnlyList<Story> All { get; } =
    [
        new("registration", ["mail: RegistrationConfirmed"], false, _ => Task.CompletedTask, RegisterAsync),
        new("subscribe", [Heard("created"), Heard("updated")], false, RegisterAsync, SubscribeAsync),
        new(
            "renewal",
            [
                Heard("old-deprovisioned"), Heard("new-updated"), Heard("old-ended"), Heard("new-created"),
                "\"agreement\":{\"M\":{\"value\":{\"S\":\"agmt-new\"}",
            ],
            false,
            RegisterAndSubscribeAsync,
            RenewAsync),
        new("sweep", ["mail: RegistrationConfirmed"], false, RegisterUnheardAsync, SweepAsync),
        new("unsubscribe", ["mail: Unsubscribed", Heard("ended"), Heard("deprovisioned")], true, RegisterAndSubscribeAsync, UnsubscribeAsync),
    ];

    private static string Heard(string notice) => $"history: notice {notice}: ";

    private static Task RegisterAsync(InMemorySystem system) => RegisterAsync(system, Workspaces);

    private static async Task RegisterAsync(InMemorySystem system, int count)
    {
        var workspaces = system.ExpenseCenter.Own(Owner, Enumerable.Range(1, count).Select(number => InMemoryExpenseCenter.Key(number)));
        await ClickAsync(() => system.ArriveAsync(Old));
        var choice = Ulid.NewUlid(system.Time.GetUtcNow());
        var outcome = await ClickAsync(() => system.RegisterAsync(Owner, workspaces, choice));
        Assert.IsType<ConfirmOutcome.Confirmed>(outcome);
        await system.SettleAsync();
        Assert.All(await ClickAsync(() => system.OutcomesAsync(outcome)), one => Assert.True(one.IsInForce));
    }

    private static async Task SubscribeAsync(InMemorySystem system)
    {
        await system.DeliverAsync(Notices.AgreementCreated(Old, "created", Minute(system, 1)));
        await system.DeliverAsync(Notices.LicenceUpdated(Old, "updated", Minute(system, 2)));
        await system.SettleAsync();
    }

    private static async Task RegisterAndSubscribeAsync(InMemorySystem system)
    {
        await RegisterAsync(system);
        await SubscribeAsync(system);
    }

    /// <summary>In the worst order: the old licence goes first, and the new one has an account of its own before the link is known.</summary>
    private static async Task RenewAsync(InMemorySystem system)
    {
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Old, "old-deprovisioned", Minute(system, 13)));
        await system.DeliverAsync(Notices.LicenceUpdated(New, "new-updated", Minute(system, 12)));
        await system.DeliverAsync(Notices.AgreementEnded(Old, "old-ended", Minute(system, 11), "RENEWED"));
        await system.DeliverAsync(Notices.AgreementCreated(New, "new-created", Minute(system, 10), Old.Agreement, "RENEW"));
        await system.SettleAsync();
    }

    private static async Task UnsubscribeAsync(InMemorySystem system)
    {
        await system.DeliverAsync(Notices.AgreementEnded(Old, "ended", Minute(system, 10)));
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Old, "deprovisioned", Minute(system, 11)));
        await system.SettleAsync();
    }

    /// <summary>A registration of which the pipe told nobody.</summary>
    private static async Task RegisterUnheardAsync(InMemorySystem system)
    {
        system.Table.Load([LastSweep(system.Time.Start)]);
        system.PipeIsDown = true;
        await RegisterAsync(system, count: 2);
        Assert.Empty(system.Mails);
    }

    /// <summary>Earlier sweeps have looked at all hours before.</summary>
    private static StoredItem LastSweep(DateTimeOffset hour) => new("SWEEP", "OUTBOX", new JsonObject
    {
        ["PK"] = new JsonObject { ["S"] = "SWEEP" },
        ["SK"] = new JsonObject { ["S"] = "OUTBOX" },
        ["from"] = new JsonObject { ["S"] = hour.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) },
    });

    /// <summary>The schedule fires more often than there are faults.</summary>
    private static async Task SweepAsync(InMemorySystem system)
    {
        for (var hour = 0; hour < 3; hour++)
        {
            system.Time.Advance(TimeSpan.FromHours(1));
            await system.SweepAsync();
            await system.SettleAsync();
        }
    }

    /// <summary>AWS's time of what happened, whatever went wrong with us meanwhile.</summary>
    private static DateTimeOffset Minute(InMemorySystem system, int minute) => system.Time.Start.AddMinutes(minute);

    /// <summary>A buyer who sees an error, or nothing, clicks again.</summary>
    private static async Task<T> ClickAsync<T>(Func<Task<T>> click)
    {
        for (var clicks = 1; ; clicks++)
        {
            try
            {
                return await click();
            }
            catch (Exception failure) when (clicks < MaxClicks && failure is not Xunit.Sdk.IAssertionException)
            {
                // An error page; or none, because the process is gone.
            }
        }
    }
}
