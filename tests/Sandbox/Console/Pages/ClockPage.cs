using System.Globalization;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>What time it is in the Sandbox, and what moves it on. The command <c>clock</c> posts the form too.</summary>
internal static class ClockPage
{
    public const string Path = "/clock";

    /// <summary>The form's field: how far the clock is moved, and what the answer's address tells: how far it is ahead.</summary>
    public const string By = "by", Ahead = "ahead";

    /// <summary>The longest move: a year.</summary>
    private const int MaxDays = 366;

    private static readonly (string Name, string Move)[] Moves = [("hour", "+1h"), ("day", "+1d"), ("month", "+30d")];

    /// <param name="move">Moves the clock on by a time.</param>
    public static void MapClock(this WebApplication app, SandboxClock clock, Func<TimeSpan, CancellationToken, Task> move)
    {
        app.MapGet(Path, () => Layout.Page("start", "Clock", Body(clock)));
        app.MapPost(Path, async (HttpContext context) =>
        {
            if (!TryRead(await context.Request.FieldAsync(By), out var by))
            {
                return Refuse("The clock is moved on by minutes, hours or days, such as +90m, +2h or +30d, by a year at most.", StatusCodes.Status400BadRequest);
            }

            try
            {
                await move(by, context.RequestAborted);
                return context.SeeOther($"{Path}?{Ahead}={clock.Ahead:c}");
            }
            catch (SandboxStartException missing)
            {
                return Refuse(missing.Message, StatusCodes.Status501NotImplemented);
            }
        });
    }

    /// <summary>A time as people write it: <c>+90m</c>, <c>+2h</c>, <c>+30d</c>.</summary>
    internal static bool TryRead(string text, out TimeSpan time)
    {
        time = default;
        var digits = text.StartsWith('+') ? text[1..] : text;
        if (digits.Length < 2 || !int.TryParse(digits.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MaxDays * 24 * 60)
        {
            return false;
        }

        time = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => default,
        };
        return time > TimeSpan.Zero && time <= TimeSpan.FromDays(MaxDays);
    }

    private static IResult Refuse(string why, int status) =>
        Layout.Page("start", "Clock", Html.Of($"""<p class="notice" role="alert">{why}</p>"""), status);

    private static Html Body(SandboxClock clock) => Html.Of($"""
        <dl class="facts">
          <dt>The Sandbox's clock</dt><dd id="clock" data-ahead="{clock.Ahead:c}"><b>{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC</b></dd>
          <dt>Ahead of this machine</dt><dd>{(clock.Ahead == TimeSpan.Zero ? "not at all" : $"by {clock.Ahead.TotalHours:N0} h ({clock.Ahead.TotalDays:0.#} days)")}</dd>
        </dl>
        <form class="actions" method="post" action="{Path}">
          {Html.Join(Moves, one => Html.Of($"""<button class="plain" name="{By}" value="{one.Move}">One {one.Name} on</button>"""))}
        </form>
        <form class="actions" method="post" action="{Path}">
          <label>Or by <input name="{By}" size="6" required placeholder="+36h"></label> <button class="plain">Move on</button>
        </form>
        <p class="quiet">Or <code>dotnet run --project tests/Sandbox -- clock +30d</code>.</p>
        <h2>What the clock moves</h2>
        <table>
          <thead><tr><th>What</th><th>Then</th></tr></thead>
          <tbody>
            <tr><td>The functions</td><td>what they are doing ends first; new processes begin with the new time, which libfaketime tells them</td></tr>
            <tr><td>AWS Marketplace and its metering, the Expense Center, mails, billing</td><td>have the same time: registration tokens expire after
              4 hours, metering takes an hour of usage for six</td></tr>
            <tr><td>Rows of the table with a time to live</td><td>are deleted: a claim after 30 minutes, a notice that was seen after 14 days</td></tr>
            <tr><td>Messages that are delayed</td><td>come so much sooner</td></tr>
            <tr><td>The hourly sweep of the outbox</td><td>runs at once, with every move; Metering within seconds, as always</td></tr>
          </tbody>
        </table>
        <h2>What it does not move</h2>
        <p>A move is a jump: what would have happened in between, hour by hour, happens after it. moto keeps this machine's time, so queues delay and
          keep messages by it, and temporary credentials (a seller's role) have expired for functions that are more than an hour ahead. Your browser
          keeps its time too. <a href="/reset">Reset</a> sets the clock back.</p>
        """);
}
