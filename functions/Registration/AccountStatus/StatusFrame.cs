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

    /// <param name="context">The request.</param>
    /// <param name="status">Status of the account.</param>
    /// <param name="page">
    /// The page around the frame, if it says more about the status: once that has changed, a link loads it again. Null for a page with a
    /// form, which would lose its input.
    /// </param>
    public IResult Show(HttpContext context, CloudAccountStatus status, string? page)
    {
        if (status is CloudAccountStatus.Pending)
        {
            context.Response.Headers["Refresh"] = Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return StatusPage.Create(new StatusModel(pageContexts.Create(context, StatusTexts.Name(status)), status, status is CloudAccountStatus.Pending ? null : page));
    }
}

/// <param name="Around">The page to load again; null for none.</param>
public sealed record StatusModel(PageContext Page, CloudAccountStatus Status, string? Around);
