using Guance.Serverless.Settlement.Languages;

namespace Guance.Serverless.Web.Pages;

/// <summary>A line on top of every page that reminds the visitor of something unfinished.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Link">Where to go on with it.</param>
public sealed record PageBanner(Text Text, MessageLink Link);

/// <summary>Decides whether a page gets a banner. A function registers at most one.</summary>
public interface IPageBanners
{
    /// <returns>Null for a page without one.</returns>
    PageBanner? Find(HttpContext context);
}
