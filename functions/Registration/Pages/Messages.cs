using System.Globalization;

namespace Guance.Serverless.Registration.Pages;

/// <summary>Answers with a <see cref="Message"/>.</summary>
public sealed class Messages(FrameFactory frames)
{
    public IResult Show(HttpContext context, Message message)
    {
        if (message.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var page = MessagePage.Create(new MessageModel(frames.Create(context, message.Title), message));
        page.StatusCode = message.Status;
        return page;
    }
}
