using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class HtmlTests
{
    [Fact]
    public void Values_in_a_page_are_escaped_unless_they_are_markup()
    {
        const string name = "<script>alert('1')</script>";

        var page = Html.Of($"<p title=\"{name}\">{Html.Of($"<b>{name}</b>")}</p>");

        const string encoded = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;";
        Assert.Equal($"<p title=\"{encoded}\"><b>{encoded}</b></p>", page.Markup);
    }
}
