using Amazon.SQS;
using Amazon.SQS.Model;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Resources;

namespace Guance.Serverless.Sandbox.Console.Aws;

/// <summary>The queues with what is in them, the messages that could not be handled, and the buttons that send those back.</summary>
internal static class QueuePages
{
    /// <param name="queues">The queues as they are now: a reset makes them anew.</param>
    public static void MapQueues(this WebApplication app, IAmazonSQS sqs, Func<IReadOnlyList<QueuePair>> queues)
    {
        app.MapGet("/queues", async (int? sent, CancellationToken stop) =>
        {
            var all = new List<State>();
            foreach (var queue in queues())
            {
                all.Add(await ReadAsync(sqs, queue, stop));
            }

            return Layout.Page("aws", "Queues", Html.Of($"{Sent(sent)}{Numbers(all)}{Html.Join(all, Dead)}"));
        });
        app.MapPost("/queues/{name}/send-back", async (string name, HttpContext context) =>
        {
            if (queues().FirstOrDefault(one => one.Name == name) is not { } queue)
            {
                return Layout.NotFound("aws", "queue");
            }

            var id = await context.Request.FieldAsync("message");
            var sent = await DeadLetters.SendBackAsync(sqs, queue, id.Length == 0 ? null : id, context.RequestAborted);
            return context.SeeOther($"/queues?sent={sent}");
        });
    }

    private static async Task<State> ReadAsync(IAmazonSQS sqs, QueuePair queue, CancellationToken stop)
    {
        var numbers = await sqs.GetQueueAttributesAsync(queue.Url, ["All"], stop);
        var dead = await sqs.GetQueueAttributesAsync(queue.DeadLetterUrl, ["All"], stop);
        var count = dead.ApproximateNumberOfMessages + dead.ApproximateNumberOfMessagesNotVisible;
        return new(queue, numbers, count, count == 0 ? [] : await DeadLetters.LookAsync(sqs, queue, stop));
    }

    private static Html Sent(int? count) => count is null
        ? Html.Nothing
        : Html.Of($"""<p class="notice" role="status">Sent back: {count}. What cannot be handled comes here again.</p>""");

    private static Html Numbers(IEnumerable<State> all) => Html.Of($"""
        <table>
          <thead><tr><th>Queue</th><th>Waiting</th><th>In flight</th><th>Delayed</th><th>Dead letters</th></tr></thead>
          <tbody>{Html.Join(all, one => Html.Of($"""
            <tr data-queue="{one.Queue.Name}" data-dead="{one.DeadCount}">
              <td><b>{one.Queue.Name}</b></td>
              <td>{one.Numbers.ApproximateNumberOfMessages}</td>
              <td>{one.Numbers.ApproximateNumberOfMessagesNotVisible}</td>
              <td>{one.Numbers.ApproximateNumberOfMessagesDelayed}</td>
              <td>{(one.DeadCount == 0 ? Html.Of($"0") : Html.Of($"""<a class="badge Failed" href="#dead-{one.Queue.Name}">{one.DeadCount}</a>"""))}</td>
            </tr>
            """))}</tbody>
        </table>
        <p class="quiet">In flight: with a function, or waiting to be tried again. Reload the page for newer numbers.</p>
        """);

    private static Html Dead(State one) => one.Dead.Count == 0
        ? Html.Nothing
        : Html.Of($"""
            <h2 id="dead-{one.Queue.Name}">Dead letters of {one.Queue.Name}</h2>
            <form method="post" action="/queues/{one.Queue.Name}/send-back"><button >Send all back</button></form>
            {(one.Dead.Count < one.DeadCount ? Html.Of($"""<p class="quiet">The first {one.Dead.Count} are shown.</p>""") : Html.Nothing)}
            <table>
              <thead><tr><th>Message</th><th>Received</th><th></th></tr></thead>
              <tbody>{Html.Join(one.Dead, message => Letter(one.Queue, message))}</tbody>
            </table>
            """);

    private static Html Letter(QueuePair queue, Message message) => Html.Of($"""
        <tr data-message="{message.MessageId}">
          <td><code class="quiet">{message.MessageId}</code>
            <pre>{ReadableJson.Indent(message.Body)}</pre>
            <details><summary>Attributes</summary><dl class="facts">
              {Html.Join(message.Attributes ?? [], one => Html.Of($"<dt>{one.Key}</dt><dd>{one.Value}</dd>"))}
              {Html.Join(message.MessageAttributes ?? [], one => Html.Of($"<dt>{one.Key}</dt><dd>{one.Value.StringValue}</dd>"))}
            </dl></details></td>
          <td>{message.Attributes?.GetValueOrDefault("ApproximateReceiveCount")} times</td>
          <td><form method="post" action="/queues/{queue.Name}/send-back">
            <button class="plain" name="message" value="{message.MessageId}">Send back</button></form></td>
        </tr>
        """);

    /// <param name="DeadCount">Messages in the dead-letter queue, also those that are not shown.</param>
    private sealed record State(QueuePair Queue, GetQueueAttributesResponse Numbers, int DeadCount, IReadOnlyList<Message> Dead);
}
