using System.Text;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Outbox.Tests.Mails;

public class MailRendererTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\"><img src=x onerror=y>", "&quot;&gt;&lt;img src=x onerror=y&gt;")]
    [InlineData("Tom & Jerry's", "Tom &amp; Jerry&#x27;s")]
    [InlineData("生产环境", "生产环境")]
    public async Task A_workspace_name_is_text_and_never_HTML(string name, string encoded)
    {
        var mail = await Writing.WriteAsync(Writing.Message(MailKind.Unsubscribed, Language.English, Writing.Workspace("us1", 1, name)));
        Assert.Contains($">{encoded}<br><span", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\r\nBcc: all@example.com\ntwo", "one  Bcc: all@example.com two")]
    [InlineData("one\u2028two\u0000three", "one two three")]
    [InlineData("in\u202evoice", "in voice")]
    [InlineData("𝕏 👩‍💻", "𝕏 👩‍💻")]
    public async Task A_workspace_name_stays_on_its_line_and_is_valid_Unicode(string name, string shown)
    {
        var mail = await Writing.WriteAsync(Writing.Message(MailKind.Unsubscribed, Language.English, Writing.Workspace("us1", 1, name)));
        Assert.Contains($"\n- {shown} (wksp_", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', mail.Text);
        Assert.NotNull(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(mail.Html + mail.Text));
    }

    [Fact]
    public async Task A_workspace_name_that_is_not_valid_Unicode_is_still_shown()
    {
        var mail = await Writing.WriteAsync(Writing.Message(MailKind.Unsubscribed, Language.English, Writing.Workspace("us1", 1, "half\ud83d")));
        Assert.Contains("\n- half\ufffd (", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_AWS_account_is_shown_in_full_to_its_owner_and_the_subject_is_one_line()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var mail = await Writing.WriteAsync(Writing.Message(kind, language));
                Assert.Contains("444455556666", mail.Text, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', mail.Subject);
                Assert.InRange(mail.Subject.Length, 10, 120);
            }
        }
    }

    [Theory]
    [InlineData("<b>alice</b>\r\nBcc: all@example.com", "&lt;b&gt;alice&lt;/b&gt;  Bcc: all@example.com")]
    [InlineData("\u202ealice", "alice")]
    public async Task The_name_of_an_account_is_text_on_one_line(string username, string shown)
    {
        var mail = await Writing.WriteAsync(Writing.Message(MailKind.LinkRefused, Language.English) with { Owner = new(username) });
        Assert.Contains($">{shown}</td>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_to_a_buyer_in_China_links_to_the_AWS_console_of_China()
    {
        var mail = await Writing.WriteAsync(Writing.Message(MailKind.RegistrationConfirmed, Language.Chinese) with { Product = Writing.ProductInChina });
        Assert.Contains("https://console.amazonaws.cn/billing/home", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://console.amazonaws.cn/marketplace/home#/subscriptions", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("aws.amazon.com", mail.Html, StringComparison.Ordinal);
    }
}
