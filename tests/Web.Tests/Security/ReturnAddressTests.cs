using Guance.Serverless.Web.Addresses;

namespace Guance.Serverless.Web.Tests.Security;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/registration")]
    [InlineData("/cloud-accounts?cursor=a%2Fb")]
    public void A_path_of_our_site_is_a_valid_return_address(string address) => Assert.Equal(address, ReturnAddress.Local(address));

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
    public void An_address_of_another_site_is_replaced_by_the_home_page(string? address) => Assert.Equal("/", ReturnAddress.Local(address));

    [Fact]
    public void An_overlong_address_is_replaced_by_the_home_page()
    {
        var longest = "/" + new string('a', 1023);
        Assert.Equal(longest, ReturnAddress.Local(longest));
        Assert.Equal("/", ReturnAddress.Local(longest + "a"));
    }
}
