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
