using System.Globalization;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Web.Pages;

namespace Guance.Serverless.Registration.AccountStatus;

/// <summary>
/// Shows the status in an iframe that reloads itself until AWS has confirmed. The page around it keeps what the buyer has filled
/// in, and no script is needed.
/// </summary>
public sealed class StatusFrame(PageContextFactory pageContexts)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>For example after a sign-out in another tab: the frame keeps its content and stops reloading.</summary>
    public static IResult Stop => Results.NoContent();

    public IResult Show(HttpContext context, CloudAccountStatus status)
    {
        if (status is CloudAccountStatus.Pending)
        {
            context.Response.Headers["Refresh"] = Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return StatusPage.Create(new StatusModel(pageContexts.Create(context, StatusTexts.Name(status)), status));
    }
}

public sealed record StatusModel(PageContext Page, CloudAccountStatus Status);
