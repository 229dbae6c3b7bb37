using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Tests.Owners;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("alice@example.com")]
    [InlineData("a.b+c_d-e@sub.example.co.uk")]
    [InlineData("o'hara@example.com")]
    [InlineData("张三@例子.中国")]
    [InlineData("1@1.io")]
    public void A_valid_address_is_accepted(string text) => Assert.True(EmailAddress.IsValid(text));

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("@example.com")]
    [InlineData("alice@")]
    [InlineData("alice@localhost")]
    [InlineData("alice@example..com")]
    [InlineData("alice@-example.com")]
    [InlineData("alice@example.com.")]
    [InlineData(".alice@example.com")]
    [InlineData("al..ice@example.com")]
    [InlineData("alice@example.com, bob@example.com")]
    [InlineData("Alice <alice@example.com>")]
    [InlineData("alice @example.com")]
    [InlineData("alice@exa mple.com")]
    [InlineData("alice\r\nBcc: bob@example.com")]
    [InlineData("a@b@example.com")]
    public void A_mistyped_address_is_refused(string text) => Assert.False(EmailAddress.IsValid(text));

    [Fact]
    public void An_address_longer_than_mail_allows_is_refused()
    {
        Assert.False(EmailAddress.IsValid(new string('a', 65) + "@example.com"));
        Assert.False(EmailAddress.IsValid("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) + ".com"));
    }
}
