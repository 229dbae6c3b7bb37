using Guance.Serverless.Registration.Pages;

namespace Guance.Serverless.Registration.Help;

/// <summary>What buyers ask, and whom they may ask. Everybody may read it.</summary>
public static class HelpEndpoints
{
    public const string Path = "/help";

    public static void MapHelp(this IEndpointRouteBuilder app) => app.MapMethods(
        Path,
        PageRoutes.GetOrHead,
        IResult (HttpContext context, FrameFactory frames) => HelpPage.Create(frames.Create(context, HelpTexts.Title)));
}
