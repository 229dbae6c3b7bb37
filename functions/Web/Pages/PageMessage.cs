using System.Collections.Immutable;
using System.Globalization;
using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Web.Pages;

/// <summary>A page that says what happened and what to do next.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Lead">What it means for the reader.</param>
public sealed record PageMessage(int Status, Text Title, Text Lead)
{
    /// <summary>What to do, in order.</summary>
    public ImmutableArray<Text> Steps { get; init; } = [];

    /// <summary>Buttons that each post a form, the most likely first.</summary>
    public ImmutableArray<MessageLink> Actions { get; init; } = [];

    /// <summary>Links, the most likely first.</summary>
    public ImmutableArray<MessageLink> Links { get; init; } = [];

    /// <summary>Seconds for the Retry-After header; null when a retry does not help.</summary>
    public int? RetryAfter { get; init; }
}

/// <summary>A link or button of a message.</summary>
public sealed record MessageLink(Text Label, string Address);

public sealed record PageMessageModel(PageContext Page, PageMessage Message);

/// <summary>Responds with a <see cref="PageMessage"/>.</summary>
public sealed class PageMessages(PageContextFactory pageContexts)
{
    public IResult Show(HttpContext context, PageMessage message)
    {
        if (message.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var page = MessagePage.Create(new PageMessageModel(pageContexts.Create(context, message.Title), message));
        page.StatusCode = message.Status;
        return page;
    }
}
