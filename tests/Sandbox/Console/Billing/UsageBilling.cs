using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Sandbox.Console.ExpenseCenter;

namespace Guance.Serverless.Sandbox.Console.Billing;

/// <summary>Guance's billing: sends to the usage queue what workspaces have used.</summary>
/// <param name="sqs">Client of SQS.</param>
/// <param name="queue">URL of the usage queue as it is now: a reset makes it anew.</param>
/// <param name="center">Knows the workspaces, and who pays for them.</param>
/// <param name="time">The time of the functions.</param>
public sealed class UsageBilling(IAmazonSQS sqs, Func<string> queue, ExpenseCenterState center, TimeProvider time)
{
    private const int RecordsInMessage = 500;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="UsageOrderException">There is no such workspace, or the hours are too many.</exception>
    public async Task<UsageSent> SendAsync(UsageOrder order, CancellationToken stop)
    {
        if (order.Hours is < 0 or > UsageOrder.MaxHours)
        {
            throw new UsageOrderException($"{order.Hours} hours cannot be sent: 0 to {UsageOrder.MaxHours}.");
        }

        var workspaces = Chosen(order);
        var (records, messages) = (0, 0);
        foreach (var some in HourlyTotals.Of(workspaces, time.GetUtcNow(), order).Chunk(RecordsInMessage))
        {
            await sqs.SendMessageAsync(queue(), new JsonObject { ["records"] = new JsonArray([.. some]) }.ToJsonString(Readable), stop);
            (records, messages) = (records + some.Length, messages + 1);
        }

        return new(workspaces.Count, records, messages);
    }

    private List<CenterWorkspace> Chosen(UsageOrder order)
    {
        var all = center.Accounts.SelectMany(account => center.WorkspacesOf(account.Username)).ToList();
        return order.Workspaces.Count == 0
            ? [.. all.Where(one => one.Method == "Aws")]
            : [.. order.Workspaces.SelectMany(named => all.Where(one => one.Id == named || one.Name == named) is var found && found.Any()
                ? found
                : throw new UsageOrderException($"The Expense Center has no workspace with the id or the name \"{named}\".")).Distinct()];
    }
}
