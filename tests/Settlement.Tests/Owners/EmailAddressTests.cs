using System.Globalization;
using CsCheck;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Tests.Owners;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("alice@example.com", "alice@example.com")]
    [InlineData("a.b+c_d-e@sub.example.co.uk", "a.b+c_d-e@sub.example.co.uk")]
    [InlineData("o'hara@Example.COM", "o'hara@example.com")]
    [InlineData("1@1.io", "1@1.io")]
    [InlineData("yonghu@例子.公司", "yonghu@xn--fsqu00a.xn--55qx5d")]
    [InlineData("yonghu@例子。公司", "yonghu@xn--fsqu00a.xn--55qx5d")]
    [InlineData("joerg@Müller.de", "joerg@xn--mller-kva.de")]
    [InlineData("a@xn--fsqu00a.xn--55qx5d", "a@xn--fsqu00a.xn--55qx5d")]
    public void An_address_is_kept_as_written_and_its_domain_sent_in_Punycode(string text, string ascii)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal((text, ascii), (address.Text, address.Ascii));
    }

    [Theory]
    [InlineData("用户@例子.公司")]
    [InlineData("Jörg.müller@example.com")]
    [InlineData("😀@example.com")]
    public void A_name_that_SES_cannot_take_is_refused_as_such(string text)
    {
        Assert.False(EmailAddress.TryParse(text, out _));
        Assert.True(EmailAddress.HasForeignName(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("@example.com")]
    [InlineData("alice@")]
    [InlineData("alice@localhost")]
    [InlineData("alice@127.0.0.1")]
    [InlineData("alice@example..com")]
    [InlineData("alice@-example.com")]
    [InlineData("alice@example.com.")]
    [InlineData("alice@exa_mple.com")]
    [InlineData("alice@例子·公司")]
    [InlineData(".alice@example.com")]
    [InlineData("al..ice@example.com")]
    [InlineData("alice@example.com, bob@example.com")]
    [InlineData("Alice <alice@example.com>")]
    [InlineData("alice @example.com")]
    [InlineData("alice@exa mple.com")]
    [InlineData("alice\r\nBcc: bob@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData("用户@")]
    public void A_mistyped_address_is_refused(string text)
    {
        Assert.False(EmailAddress.TryParse(text, out _));
        Assert.False(EmailAddress.HasForeignName(text));
    }

    [Fact]
    public void An_address_longer_than_mail_allows_is_refused()
    {
        Assert.False(EmailAddress.TryParse(new string('a', 65) + "@example.com", out _));
        Assert.False(EmailAddress.TryParse("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) + ".com", out _));
        Assert.False(EmailAddress.TryParse($"a@{new string('例', 63)}.com", out _));
    }

    [Fact]
    public void Every_address_of_an_ASCII_name_and_a_domain_in_any_script_is_accepted_and_its_domain_can_be_read_back() =>
        EmailSamples.Address.Sample(text =>
        {
            Assert.True(EmailAddress.TryParse(text, out var address), text);
            Assert.Equal(text, address.Text);
            var (name, domain) = (text[..text.IndexOf('@', StringComparison.Ordinal)], text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..]);
            Assert.Equal($"{name}@{domain.ToLowerInvariant()}", $"{name}@{new IdnMapping().GetUnicode(address.Ascii[(name.Length + 1)..])}");
        });

    [Fact]
    public void What_is_sent_is_always_printable_ASCII_with_one_at_sign_and_no_mark_of_another_recipient() =>
        EmailSamples.AlmostAddress.Sample(text =>
        {
            if (EmailAddress.TryParse(text, out var address))
            {
                Assert.All(address.Ascii, letter => Assert.InRange(letter, '!', '~'));
                Assert.Equal(1, address.Ascii.Count(letter => letter == '@'));
                Assert.DoesNotContain(address.Ascii, letter => letter is ',' or ';' or '<' or '>' or '"' or '(' or ')');
                Assert.InRange(address.Ascii.Length, 6, EmailAddress.MaxLength);
            }
        });
}
