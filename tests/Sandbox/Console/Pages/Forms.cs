namespace Guance.Serverless.Sandbox.Console.Pages;

/// <summary>What the console's handlers read from requests and answer to forms.</summary>
internal static class Forms
{
    /// <summary>A field of the posted form; empty when it is not there.</summary>
    public static async Task<string> FieldAsync(this HttpRequest request, string name)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return form[name].ToString().Trim();
    }

    /// <summary>A choice of one of some values, or of none.</summary>
    /// <param name="none">What the choice of none is called.</param>
    public static Html Select(string name, IEnumerable<string> values, string? chosen, string none) => Html.Of($"""
        <select name="{name}"><option value="">{none}</option>{Html.Join(values, value => Html.Of(
            $"<option{(value == chosen ? " selected" : "")}>{value}</option>"))}</select>
        """);

    /// <summary>Sends the browser on with GET, as after any POST.</summary>
    public static IResult SeeOther(this HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A path of the console itself, whatever the form said: a made-up form sends nobody elsewhere.</summary>
    public static string LocalPath(string path) =>
        path.StartsWith('/') && path.AsSpan(1).IndexOfAny('/', '\\') != 0 ? path : "/";
}
