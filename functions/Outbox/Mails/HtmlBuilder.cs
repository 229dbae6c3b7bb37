using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Guance.Serverless.Outbox.Mails;

/// <summary>HTML. It can only be created from an interpolated string, whose values are encoded.</summary>
internal readonly record struct Html
{
    private Html(string markup) => Markup = markup;

    public string Markup { get; }

    public static Html Of(HtmlBuilder builder) => new(builder.Build());

    public static Html Join<T>(IEnumerable<T> items, Func<T, Html> each) =>
        new(string.Concat(items.Select(item => each(item).Markup)));
}

/// <summary>
/// Literal parts are HTML. Inserted values are encoded, except <see cref="Html"/> and <see cref="MailStyles"/>.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlBuilder(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new(literalLength + (formattedCount * 32));

    public static string Encode(string text) => Encoder.Encode(text);

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string text) => html.Append(Encode(text));

    public void AppendFormatted(Uri address) => AppendFormatted(address.AbsoluteUri);

    public void AppendFormatted(Html markup) => html.Append(markup.Markup);

    public void AppendFormatted(MailStyles look) => html.Append(look.Attributes);

    internal string Build() => html.ToString();
}
