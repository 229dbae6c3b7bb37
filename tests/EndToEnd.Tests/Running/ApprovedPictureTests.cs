using Microsoft.Playwright;
using Xunit.Sdk;

namespace Guance.Serverless.EndToEnd.Tests.Running;

public sealed class ApprovedPictureTests(ApprovedPictureTests.OneBrowser one)
    : IClassFixture<ApprovedPictureTests.OneBrowser>, IDisposable
{
    private const string Form =
        """
        <!DOCTYPE html><body style="margin: 24px; background: #f5f7fb"><h1>Register your AWS account</h1>
        <p>Choose the workspaces that this AWS account shall pay for, then confirm.</p>
        <div style="background: #fff; border: 1px solid #889; padding: 24px; height: 180px"><h2>Workspaces</h2>
        <p><input type="checkbox"> Production, us-west</p><p><input type="checkbox"> Staging, us-west</p></div>
        <p><button style="background: #2450d8; color: #fff; width: 240px; height: 48px">Confirm</button></p>
        """;

    private const string List =
        """
        <!DOCTYPE html><body style="margin: 24px; background: #f5f7fb"><h1>Cloud accounts</h1>
        <table style="background: #fff; border: 1px solid #889; width: 100%"><tr><th>AWS account<th>Product<th>Status
        <tr><td>123456789012<td>Guance<td>Active<tr><td>210987654321<td>Guance<td>Ended<tr><td>333333333333<td>Guance<td>Active</table>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("pictures").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("* { font-family: 'Noto Sans CJK SC', 'Liberation Serif', monospace !important }")]
    [InlineData("h1 { margin-top: 30px }")]
    public async Task The_same_page_passes_in_other_fonts_too(string style)
    {
        await ApproveAsync(Form);
        await CheckAsync(Form + $"<style>{style}</style>");
        Assert.Equal(["page.png"], Names());
    }

    [Theory]
    [InlineData("div { background: #2450d8 !important }")]
    [InlineData("div { display: none }")]
    [InlineData("body { background: #0f1420 !important; color: #fff }")]
    public async Task A_page_that_looks_different_fails_and_its_picture_is_kept(string style)
    {
        await ApproveAsync(Form);
        var failure = await Assert.ThrowsAsync<FailException>(() => CheckAsync(Form + $"<style>{style}</style>"));
        Assert.StartsWith("page.png shows something else: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["page.png", "page.received.png"], Names());
    }

    [Fact]
    public async Task Another_page_fails_until_it_is_approved()
    {
        await ApproveAsync(Form);
        await Assert.ThrowsAsync<FailException>(() => CheckAsync(List));
        File.Move(Path.Combine(folder, "page.received.png"), Path.Combine(folder, "page.png"), overwrite: true);
        await CheckAsync(List);
        Assert.Equal(["page.png"], Names());
    }

    [Fact]
    public async Task A_page_that_has_become_longer_fails()
    {
        await ApproveAsync(Form);
        var failure = await Assert.ThrowsAsync<FailException>(() => CheckAsync(Form + "<p style=\"height: 300px\"></p>"));
        Assert.StartsWith("page.png has another shape: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_nobody_has_approved_fails()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => CheckAsync(Form));
        Assert.StartsWith("page.png has not been approved yet; ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["page.received.png"], Names());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ApproveAsync(string html) =>
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.png"), await PictureAsync(html), TestContext.Current.CancellationToken);

    private async Task CheckAsync(string html) =>
        await ApprovedPicture.CheckAsync(one.Browser, folder, "page", await PictureAsync(html));

    private async Task<byte[]> PictureAsync(string html)
    {
        await using var context = await one.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 800, Height = 480 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html);
        return await page.ScreenshotAsync(new() { FullPage = true });
    }

    private IEnumerable<string?> Names() => Directory.GetFiles(folder).Select(Path.GetFileName).Order();

    public sealed class OneBrowser : IAsyncLifetime
    {
        private Chromium chromium = null!;

        public IBrowser Browser => chromium.Browser;

        public async ValueTask InitializeAsync() => chromium = await Chromium.StartAsync();

        public ValueTask DisposeAsync() => chromium.DisposeAsync();
    }
}
