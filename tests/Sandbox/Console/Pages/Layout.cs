namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>The frame of every page of the console.</summary>
public static class Layout
{
    /// <param name="area">Whose page it is, for its colours: marketplace, expense-center, mail, aws or start.</param>
    public static IResult Page(string area, string title, Html body, int status = StatusCodes.Status200OK) =>
        Results.Content(Frame(area, title, Html.Of($"<h1>{title}</h1>\n{body}")).Markup, "text/html; charset=utf-8", contentEncoding: null, status);

    /// <summary>A page that has a heading of its own.</summary>
    public static IResult Headed(string area, string title, Html body) =>
        Results.Content(Frame(area, title, body).Markup, "text/html; charset=utf-8");

    /// <param name="what">What there is none of, such as "subscription".</param>
    public static IResult NotFound(string area, string what) =>
        Page(area, "Not found", Html.Of($"<p>There is no such {what}.</p>"), StatusCodes.Status404NotFound);

    private static Html Frame(string area, string title, Html body) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} - Sandbox</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="/console.css">
        </head>
        <body class="{area}">
          <p class="banner">Simulation - nothing here reaches AWS or Guance, and nothing costs money.</p>
          <header>
            <strong>{Name(area)}</strong>
            <nav aria-label="Sandbox">
              <a href="/">Sandbox</a>
              <a href="/marketplace">AWS Marketplace</a>
              <a href="/marketplace/subscriptions">Manage subscriptions</a>
              <a href="/expense-center">Expense Center</a>
              <a href="/usage">Usage</a>
              <a href="/mail">Mail</a>
              <a href="/logs">Logs</a>
              <a href="/table">Table</a>
              <a href="/queues">Queues</a>
              <a href="/switches">Switches</a>
              <a href="/clock">Clock</a>
              <a href="/reset">Reset</a>
            </nav>
          </header>
          <main>
            {body}
          </main>
        </body>
        </html>
        """);

    private static string Name(string area) => area switch
    {
        "marketplace" => "AWS Marketplace",
        "expense-center" => "Expense Center",
        "mail" => "Mail",
        "aws" => "AWS",
        _ => "Sandbox",
    };
}
