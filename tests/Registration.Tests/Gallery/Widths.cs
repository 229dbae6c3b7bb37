using Microsoft.Playwright;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>A phone, a tablet and a desk.</summary>
internal static class Widths
{
    public const int Phone = 360;
    public const int Tablet = 768;
    public const int Desk = 1280;

    public static IReadOnlyList<int> All { get; } = [Phone, Tablet, Desk];

    /// <summary>Changes the width, and waits until the page has been laid out and its script has answered.</summary>
    public static async Task WidenAsync(this IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 800);
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }
}
