using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Switches;

/// <summary>The page of all switches, and the form that turns one.</summary>
internal static class SwitchPages
{
    public static void MapSwitches(this WebApplication app, IReadOnlyList<IReadOnlyList<Switch>> parts)
    {
        var all = parts.SelectMany(part => part).ToList();
        app.MapGet("/switches", () => Layout.Page("start", "Switches", Panel(all, "/switches")));
        app.MapPost("/switches", async (HttpContext context) =>
        {
            var name = await context.Request.FieldAsync("name");
            var turned = all.Find(one => one.Name == name);
            if (turned is null)
            {
                return Layout.NotFound("start", "switch");
            }

            turned.On = await context.Request.FieldAsync("on") == "true";
            return context.SeeOther(Forms.LocalPath(await context.Request.FieldAsync("back")));
        });
    }

    /// <param name="back">The path of the page that shows the panel.</param>
    public static Html Panel(IEnumerable<Switch> switches, string back) => Html.Of($"""
        <section class="switches" aria-label="Switches">
          {Html.Join(switches, one => Row(one, back))}
        </section>
        """);

    private static Html Row(Switch one, string back) => Html.Of($"""
        <form method="post" action="/switches" data-switch="{one.Name}" data-on="{one.On}">
          <input type="hidden" name="name" value="{one.Name}">
          <input type="hidden" name="on" value="{(one.On ? "false" : "true")}">
          <input type="hidden" name="back" value="{back}">
          <button class="{(one.On ? "danger" : "plain")}">{(one.On ? "Switch off" : "Switch on")}</button>
          <span><b>{one.Name}</b> {(one.On ? "is on" : "is off")} - {one.Effect}</span>
        </form>
        """);
}
