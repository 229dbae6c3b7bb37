using Guance.Serverless.Web.Addresses;

namespace Guance.Serverless.Web.Tests.Security;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/registration")]
    [InlineData("/cloud-accounts?cursor=a%2Fb")]
    public void A_page_of_ours_is_returned_to(string address) => Assert.Equal(address, ReturnAddress.Local(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("registration")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("/\t/evil.example")]
    [InlineData("/ /evil.example")]
    [InlineData("/工作")]
    public void Anything_else_leads_home(string? address) => Assert.Equal("/", ReturnAddress.Local(address));

    [Fact]
    public void What_is_longer_than_any_address_of_ours_leads_home()
    {
        var longest = "/" + new string('a', 1023);
        Assert.Equal(longest, ReturnAddress.Local(longest));
        Assert.Equal("/", ReturnAddress.Local(longest + "a"));
    }
}
