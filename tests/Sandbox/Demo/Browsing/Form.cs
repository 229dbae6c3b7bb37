using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Guance.Serverless.Sandbox.Demo.Browsing;

/// <summary>A form on its way from a page: the fields that a browser would send, in the page's order.</summary>
internal sealed class Form
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    public Form(Uri page, IHtmlFormElement form)
    {
        Page = page;
        Action = new(page, form.GetAttribute("action") ?? "");
        Method = form.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true ? HttpMethod.Post : HttpMethod.Get;
        foreach (var element in form.Elements.OfType<IElement>().Where(element => element.HasAttribute("name") && !element.HasAttribute("disabled")))
        {
            if (Value(element) is { } value)
            {
                fields.Add(new(element.GetAttribute("name")!, value));
            }
        }
    }

    /// <summary>The page that it is on: the browser judges by it whether sending the form crosses sites.</summary>
    public Uri Page { get; }

    public Uri Action { get; }

    public HttpMethod Method { get; }

    /// <summary>The field's value; empty when the form does not have it.</summary>
    public string this[string name] => fields.Find(field => field.Key == name).Value ?? "";

    /// <summary>Fills a field, or presses the button of this name.</summary>
    public Form With(string name, string value)
    {
        fields.RemoveAll(field => field.Key == name);
        fields.Add(new(name, value));
        return this;
    }

    /// <summary>Ticks just these of the boxes that share a name.</summary>
    public Form Tick(string name, IEnumerable<string> values)
    {
        fields.RemoveAll(field => field.Key == name);
        fields.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
        return this;
    }

    /// <summary>The fields as application/x-www-form-urlencoded.</summary>
    public string Encoded() => string.Join('&', fields.Select(field => $"{Encode(field.Key)}={Encode(field.Value)}"));

    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <returns>What the element sends untouched; null when it sends nothing.</returns>
    private static string? Value(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.GetAttribute("value") ?? "on" : null,
        IHtmlInputElement { Type: "submit" or "image" or "button" or "reset" } => null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}
