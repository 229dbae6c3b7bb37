using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Demo;

/// <summary>What must be true once all is over.</summary>
internal sealed class Aftermath(SandboxHost sandbox, IReadOnlyList<Story> stories)
{
    private readonly TableRows table = new(sandbox);

    public IReadOnlyList<Step> Steps =>
    [
        new("Look for messages that could not be handled", LookForDeadLettersAsync),
        new("Look for the registration tokens", LookForTokensAsync),
    ];

    private async Task<string> LookForDeadLettersAsync(CancellationToken stop)
    {
        foreach (var queue in sandbox.Resources.Queues)
        {
            var answer = await sandbox.Clients.Sqs.GetQueueAttributesAsync(queue.DeadLetterUrl, ["ApproximateNumberOfMessages"], stop);
            Observe.That(answer.ApproximateNumberOfMessages == 0, $"{queue.DeadLetterUrl} has {answer.ApproximateNumberOfMessages}");
        }

        return "all dead-letter queues are empty";
    }

    private async Task<string> LookForTokensAsync(CancellationToken stop)
    {
        var rows = await table.AllAsync(stop);
        (string Place, string Text)[] places =
        [
            ("the table", string.Join('\n', rows.SelectMany(row => row.Values).Select(value => value.S ?? ""))),
            .. sandbox.Functions.Select(function => ($"the log of {function.Key}", function.Value.Log)),
            ("a cookie", string.Join('\n', stories.SelectMany(story => story.Browser.CookiesSeen).Select(cookie => cookie.Line))),
            ("an address", string.Join('\n', stories.SelectMany(story => story.Browser.Visited))),
            ("a mail", string.Join('\n', sandbox.World.Mail.All.Select(mail => mail.Html + mail.Text))),
        ];
        foreach (var token in stories.Select(story => story.Token).Where(token => token.Length > 0))
        {
            var found = places.Where(place => Spellings(token).Any(spelling => place.Text.Contains(spelling, StringComparison.Ordinal)));
            Observe.That(!found.Any(), $"a token is in {string.Join(", ", found.Select(place => place.Place))}");
        }

        return $"in none of {rows.Count} rows, {sandbox.Functions.Count} logs, cookies, addresses, mails";
    }

    private static string[] Spellings(string token) => [token, Uri.EscapeDataString(token)];
}
