using System.Globalization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>
/// The status in a frame of its own, which reloads itself while AWS has not confirmed: the page around it stays as it is, with all
/// that was filled in, and it works without scripts.
/// </summary>
public sealed class StatusFrame(PageContextFactory frames)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Nothing to tell, as after signing out elsewhere: the frame keeps what it shows, and asks no more.</summary>
    public static IResult Stop => Results.NoContent();

    public IResult Show(HttpContext context, CloudAccountStatus status)
    {
        if (status is CloudAccountStatus.Pending)
        {
            context.Response.Headers["Refresh"] = Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return StatusPage.Create(new StatusModel(frames.Create(context, StatusTexts.Name(status)), status));
    }
}

public sealed record StatusModel(PageContext Page, CloudAccountStatus Status);
