using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>
/// Builds markup from an interpolated string: its literal parts are markup, its holes are encoded unless they are
/// <see cref="Html"/>.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlBuilder
{
    private readonly StringBuilder text;

    public HtmlBuilder(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html html) => text.Append(html.Markup);

    public void AppendFormatted(string? value) => text.Append(HtmlEncoder.Default.Encode(value ?? string.Empty));

    public void AppendFormatted(bool value) => text.Append(value ? "true" : "false");

    public void AppendFormatted<T>(T value) => AppendFormatted(value, format: null);

    public void AppendFormatted<T>(T value, string? format) =>
        AppendFormatted(value is IFormattable formattable
            ? formattable.ToString(format, CultureInfo.InvariantCulture)
            : value?.ToString());

    internal string Build() => text.ToString();
}
