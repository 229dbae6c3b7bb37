using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Guance.Serverless.Tests;

/// <summary>
/// Compares a picture of a page with the approved one, in the folder Approved of EndToEnd.Tests. One that is missing or differs is written beside it as
/// <c>.received.png</c>: look at it, and if it is right, let it take the approved file's place.
/// </summary>
internal static class ApprovedPicture
{
    private const double MaxShape = 0.10;
    private const double MaxContent = 0.60;

    /// <param name="browser">Does the looking.</param>
    /// <param name="name">Of the file, without <c>.png</c>.</param>
    /// <param name="received">A PNG.</param>
    public static Task CheckAsync(IBrowser browser, string name, byte[] received) => CheckAsync(browser, Folder(), name, received);

    internal static async Task CheckAsync(IBrowser browser, string folder, string name, byte[] received)
    {
        var approvedFile = Path.Combine(folder, $"{name}.png");
        var receivedFile = Path.Combine(folder, $"{name}.received.png");
        var objection = await ObjectionAsync(browser, approvedFile, received);
        if (objection is null)
        {
            File.Delete(receivedFile);
            return;
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(receivedFile, received);
        Assert.Fail($"{name}.png {objection}; see {receivedFile}");
    }

    private static async Task<string?> ObjectionAsync(IBrowser browser, string approvedFile, byte[] received)
    {
        if (!File.Exists(approvedFile))
        {
            return "has not been approved yet";
        }

        await using var context = await browser.NewContextAsync();
        var difference = await PictureDifference.BetweenAsync(
            await context.NewPageAsync(), await File.ReadAllBytesAsync(approvedFile), received);
        return difference switch
        {
            { Shape: > MaxShape } => $"has another shape: {difference.Shape:P0} longer or shorter, {MaxShape:P0} at most",
            { Content: > MaxContent } => $"shows something else: {difference.Content:N2} of what is drawn, {MaxContent:N2} at most",
            _ => null,
        };
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "EndToEnd.Tests", "Approved");
}
