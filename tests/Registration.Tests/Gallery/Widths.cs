using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>A phone, a tablet and a desk.</summary>
internal static class Widths
{
    public const int Phone = 360;
    public const int Tablet = 768;
    public const int Desk = 1280;

    public static IReadOnlyList<int> All { get; } = [Phone, Tablet, Desk];

    public static Task WidenAsync(this IPage page, int width) => page.SetViewportSizeAsync(width, 800);
}
