using System.Text;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Outbox;

namespace Guance.Serverless.Outbox.Tests.Mails;

public class MailWriterTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\"><img src=x onerror=y>", "&quot;&gt;&lt;img src=x onerror=y&gt;")]
    [InlineData("Tom & Jerry's", "Tom &amp; Jerry&#x27;s")]
    [InlineData("生产环境", "生产环境")]
    public void A_workspace_name_is_text_and_never_HTML(string name, string encoded)
    {
        var mail = Writing.Write(Writing.Message(MailKind.Unsubscribed, Language.English, Writing.Workspace("us1", 1, name)));
        Assert.Contains($"<li>{encoded} (Overseas 1 (Oregon), wksp_", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\r\nBcc: all@example.com\ntwo", "one  Bcc: all@example.com two")]
    [InlineData("one\u2028two\u0000three", "one two three")]
    [InlineData("in\u202evoice", "in voice")]
    [InlineData("𝕏 👩‍💻", "𝕏 👩‍💻")]
    public void A_workspace_name_stays_on_its_line_and_is_valid_Unicode(string name, string shown)
    {
        var mail = Writing.Write(Writing.Message(MailKind.Unsubscribed, Language.English, Writing.Workspace("us1", 1, name)));
        Assert.Contains($"\n- {shown} (Overseas 1 (Oregon), wksp_", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', mail.Text);
        Assert.NotNull(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(mail.Html + mail.Text));
    }

    [Fact]
    public void A_workspace_name_that_is_no_valid_Unicode_is_shown_all_the_same()
    {
        var mail = Writing.Write(Writing.Message(MailKind.Unsubscribed, Language.English, Writing.Workspace("us1", 1, "half\ud83d")));
        Assert.Contains("\n- half\ufffd (", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_AWS_account_is_shown_in_full_to_its_owner_and_the_subject_is_one_line()
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var mail = Writing.Write(Writing.Message(kind, language));
                Assert.Contains("444455556666", mail.Text, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', mail.Subject);
                Assert.InRange(mail.Subject.Length, 10, 120);
            }
        }
    }

    [Fact]
    public void A_mail_about_as_many_workspaces_as_can_be_listed_stays_small()
    {
        var workspaces = Enumerable.Range(0, MailMessage.MostListed)
            .Select(number => Writing.Workspace("us1", number, new string('名', 256)));
        var mail = Writing.Write(Writing.Message(MailKind.Unsubscribed, Language.Chinese, [.. workspaces]));
        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 1, 500_000);
    }
}
