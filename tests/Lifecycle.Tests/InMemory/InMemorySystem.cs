using System.Text.Json.Nodes;
using Amazon.Lambda.SQSEvents;
using Guance.Serverless.Contracts;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Queues;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Hosting.Logging;
using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SampleNotices = Guance.Serverless.Fakes.ExternalServices.Notices;

namespace Guance.Serverless.Lifecycle.Tests.InMemory;

/// <summary>
/// The three functions with everything around them in one process, on virtual time. Every call to the outside passes
/// <see cref="Gate"/>; what Lambda, the queues and the table's stream do of themselves does not.
/// </summary>
internal sealed class InMemorySystem : IDisposable
{
    private readonly TestSystemOptions options;
    private readonly LogLines log = new();
    private readonly FakeServices fakes;
    private readonly Composition composition;
    private ClaimToken? lastClaim;

    private InMemorySystem(TestSystemOptions options, InMemorySystem? before)
    {
        this.options = options;
        Time = before?.Time ?? new VirtualTime(options.Start, isRace: options.InterleavingSeed is not null);
        Gate = new CallGate(Time, options.CallDuration, options.InterleavingSeed is { } seed ? new Random(seed) : null, options.KeepCalls);
        Notices = new InMemoryQueue(FunctionSettings.Subscriptions.Queue!, Time);
        OutboxQueue = new InMemoryQueue(FunctionSettings.Outbox.Queue!, Time);
        fakes = FakeServices.Create(options, Time, [Notices, OutboxQueue], before?.fakes);
        Table.OutboxInserted += id =>
        {
            if (!PipeIsDown)
            {
                OutboxQueue.Send(OutboxMessage.ForItem(id));
            }
        };
        composition = new Composition(
            fakes, Gate, TestSystemSettings.Of(options), new LogOutput(options.KeepLog ? log : Stream.Null), Time, options.SdkRetries);
        Registration = new Function(composition.Registration);
        Subscriptions = new Function(composition.Subscriptions);
        Outbox = new Function(composition.Outbox);
    }

    /// <summary>Whether the pipe loses what the table's stream tells.</summary>
    public bool PipeIsDown { get; set; }

    public FakeTimeProvider Time { get; }

    public CallGate Gate { get; }

    public Function Registration { get; }

    public Function Subscriptions { get; }

    public Function Outbox { get; }

    /// <summary>The queue that feeds Subscriptions.</summary>
    public InMemoryQueue Notices { get; }

    /// <summary>The queue that feeds Outbox.</summary>
    public InMemoryQueue OutboxQueue { get; }

    public InMemoryTable Table => fakes.Table;

    public InMemorySes Ses => fakes.Ses;

    public IReadOnlyList<ReceivedMail> Mails => fakes.Ses.Mails;

    public InMemoryMetering Metering => fakes.Metering;

    public InMemoryExpenseCenter ExpenseCenter => fakes.ExpenseCenter;

    public InMemoryKms Kms => fakes.Kms;

    /// <summary>Of both queues.</summary>
    public IReadOnlyList<QueuedMessage> DeadLetters => [.. Notices.DeadLetters, .. OutboxQueue.DeadLetters];

    /// <summary>Invocations of functions by their queues.</summary>
    public int Invocations { get; private set; }

    /// <summary>Lambda's metric of the same name: invocations that a recursive loop would have had.</summary>
    public int RecursiveInvocationsDropped { get; private set; }

    /// <summary>What the functions logged, a JSON object a line.</summary>
    public IReadOnlyList<string> Log => log.Lines;

    public static InMemorySystem Create(TestSystemOptions? options = null) => new(options ?? new TestSystemOptions(), before: null);

    /// <summary>
    /// The system after its table was restored: the outside is as it is now, the table, under another name, as it was then. The queues
    /// are empty, and no stream tells what is in the table already.
    /// </summary>
    /// <param name="backup">The items of the table.</param>
    /// <param name="change">What is configured otherwise; null for nothing.</param>
    public InMemorySystem Restore(IReadOnlyList<StoredItem> backup, Func<TestSystemOptions, TestSystemOptions>? change = null)
    {
        var again = options with { Table = $"{options.Table}-restored", RestoreCount = options.RestoreCount + 1 };
        var restored = new InMemorySystem(change?.Invoke(again) ?? again, before: this);
        restored.Table.Load(backup);
        return restored;
    }

    /// <summary>A buyer clicks "Set up your account": the token is resolved, the browser gets a claim.</summary>
    /// <returns>Null when the licence has ended for good.</returns>
    /// <exception cref="InvalidOperationException">The token was not resolved; the buyer sees why, and may click again.</exception>
    /// <exception cref="ProcessKilledException">The page never came.</exception>
    public async Task<ClaimToken?> ArriveAsync(SubscriptionSample buyer)
    {
        var token = new RegistrationToken(Metering.IssueToken(buyer.Resolved));
        return lastClaim = await Registration.RunAsync(async services =>
            await services.GetRequiredService<TokenResolver>().ResolveAsync(token, CancellationToken.None) is Resolution.Resolved(var customer)
                ? (await services.GetRequiredService<RegisterArrival>().ArriveAsync(customer, CancellationToken.None) as ArrivalOutcome.Claimed)?.Token
                : throw new InvalidOperationException("The token was not resolved."));
    }

    /// <summary>The buyer, signed in, confirms with the claim of the last arrival.</summary>
    public Task<ConfirmOutcome> RegisterAsync(string owner, IEnumerable<WorkspaceKey> workspaces) =>
        RegisterAsync(owner, workspaces, lastClaim);

    /// <inheritdoc cref="RegisterAsync(string, IEnumerable{WorkspaceKey})"/>
    public Task<ConfirmOutcome> RegisterAsync(string owner, IEnumerable<WorkspaceKey> workspaces, Ulid choice) =>
        RegisterAsync(owner, workspaces, lastClaim, choice);

    /// <summary>The buyer, signed in, confirms.</summary>
    /// <param name="owner">Username of the buyer.</param>
    /// <param name="workspaces">What is chosen.</param>
    /// <param name="claim">The claim of the buyer's browser.</param>
    /// <param name="choice">Id of the choice: the same for two clicks on one page; null for a new one.</param>
    /// <exception cref="ProcessKilledException">The page never came.</exception>
    public Task<ConfirmOutcome> RegisterAsync(string owner, IEnumerable<WorkspaceKey> workspaces, ClaimToken? claim, Ulid? choice = null) =>
        Registration.RunAsync(async services =>
        {
            var center = services.GetRequiredService<IExpenseCenter>();
            var buyer = await center.FindAccountAsync(new Username(owner), CancellationToken.None)
                ?? throw new InvalidOperationException($"The Expense Center does not know {owner}.");
            var registration = services.GetRequiredService<ConfirmRegistration>();
            var view = await registration.ViewAsync(claim, buyer.Username, CancellationToken.None);
            var owned = await center.WorkspacesAsync(buyer.Username, CancellationToken.None).ToListAsync();
            var keys = workspaces.ToHashSet();
            var requested = new RequestedWorkspaces(
                keys, [.. owned.Where(one => keys.Contains(one.Key)).Select(one => new WorkspaceLabel(one.Key, one.Name))]);
            var contact = ContactAddresses.TryParse(buyer.Email, out var read, out var problem) ? read : throw new InvalidOperationException($"{problem}");
            return await registration.ConfirmAsync(
                claim, view, buyer, contact, choice ?? Ulid.NewUlid(Time.GetUtcNow()), requested, CancellationToken.None);
        });

    /// <summary>AWS delivers a notice, and all that is due now is worked on. Nothing that is held back is waited for.</summary>
    public async Task DeliverAsync(string notice)
    {
        Notices.Send(notice);
        await WorkAsync();
    }

    /// <summary>AWS ends the agreement for good, and then its licence.</summary>
    public async Task UnsubscribeAsync(SubscriptionSample buyer, string id)
    {
        await DeliverAsync(SampleNotices.AgreementEnded(buyer, $"{id}-agreement", Time.GetUtcNow()));
        await DeliverAsync(SampleNotices.LicenceDeprovisioned(buyer, id, Time.GetUtcNow()));
    }

    /// <summary>The hourly schedule fires, and all that is due now is worked on.</summary>
    public async Task SweepAsync(string from = "now")
    {
        OutboxQueue.Send(new JsonObject { [OutboxMessage.SweepProperty] = from }.ToJsonString());
        await WorkAsync();
    }

    /// <summary>All that is due now is worked on, in both queues.</summary>
    public async Task WorkAsync()
    {
        while (await InvokeSubscriptionsAsync() || await InvokeOutboxAsync())
        {
            // Until neither finds anything.
        }
    }

    /// <summary>Hands Subscriptions one batch of what is due now.</summary>
    /// <returns>False when nothing is.</returns>
    public Task<bool> InvokeSubscriptionsAsync() => InvokeAsync(Notices, Subscriptions, FunctionSettings.Subscriptions);

    /// <inheritdoc cref="InvokeSubscriptionsAsync"/>
    public Task<bool> InvokeOutboxAsync() => InvokeAsync(OutboxQueue, Outbox, FunctionSettings.Outbox);

    /// <summary>The sum of all that a metric has told.</summary>
    public int Metric(string name) => Log.Sum(line => JsonNode.Parse(line)![name]?.GetValue<int>() ?? 0);

    public Composition Composition => composition;

    /// <summary>One more process of Registration, beside <see cref="Registration"/>.</summary>
    public FunctionProcess StartRegistration() => composition.Registration();

    public void Dispose()
    {
        fakes.Kms.Dispose();
        log.Dispose();
    }

    private static string? TraceOf(SQSEvent.SQSMessage message) => message.Attributes.GetValueOrDefault("AWSTraceHeader");

    private async Task<bool> InvokeAsync(InMemoryQueue queue, Function function, FunctionSettings settings)
    {
        var batch = queue.Receive(options.BatchSize);
        if (batch.Count == 0)
        {
            return false;
        }

        var (trace, rounds) = Lineage.Enter(Lineage.Of(batch.Select(TraceOf)) ?? "Root=1-00000000-000000000000000000000000", settings.Name);
        if (rounds > Lineage.MaxInvocations && (options.EndsRecursiveLoops || !settings.AllowsRecursiveLoop))
        {
            // As after a failure, the batch comes again when its visibility timeout is over.
            RecursiveInvocationsDropped++;
            return true;
        }

        try
        {
            Invocations++;
            var response = await function.RunAsync(
                services => services.GetRequiredService<SqsBatchHandler>().HandleAsync(
                    new() { Records = [.. batch] }, new Invocation(settings.Name, settings.Timeout)),
                trace);
            var again = response.BatchItemFailures.Select(failure => failure.ItemIdentifier).ToHashSet();
            foreach (var message in batch.Where(message => !again.Contains(message.MessageId)))
            {
                queue.Delete(message.MessageId);
            }
        }
        catch (ProcessKilledException)
        {
            // Nobody has answered for the batch: it comes again when its visibility timeout is over.
        }

        return true;
    }
}
