namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>Text that is markup already. The only way to make one is an interpolated string, whose holes are encoded.</summary>
public readonly record struct Html
{
    private Html(string markup) => Markup = markup;

    public string Markup { get; }

    public static Html Nothing { get; } = new(string.Empty);

    public static Html Of(HtmlBuilder builder) => new(builder.Build());

    public static Html Join<T>(IEnumerable<T> items, Func<T, Html> each) =>
        new(string.Concat(items.Select(item => each(item).Markup)));

    public override string ToString() => Markup;
}
