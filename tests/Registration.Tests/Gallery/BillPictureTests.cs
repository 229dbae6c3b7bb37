using Guance.Serverless.Registration.Tests.Pages;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>The bill as people approved it; README shows the picture.</summary>
public sealed class BillPictureTests(GalleryFixture gallery)
{
    [Fact]
    public async Task The_bill_looks_as_approved()
    {
        await using var context = await gallery.BrowseAsync(new() { ViewportSize = new() { Width = 1100, Height = 1510 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Exhibit.Address(BillPicture.Name, Language.English));
        await ApprovedPicture.CheckAsync(context.Browser!, "bill", await page.ScreenshotAsync());
    }
}
