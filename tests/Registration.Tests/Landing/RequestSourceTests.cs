using System.Net;
using Guance.Serverless.Registration.Landing;

namespace Guance.Serverless.Registration.Tests.Landing;

public sealed class RequestSourceTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("fe80::1", "fe80::1%7")]
    public void Addresses_of_one_source_are_counted_together(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    [InlineData("203.0.113.7", "2001:db8:1:2::1")]
    [InlineData("0.0.0.1", "::1")]
    public void Addresses_of_two_sources_are_counted_apart(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void Requests_without_an_address_are_counted_as_one_source() => Assert.Equal(RequestSource.Of(null), RequestSource.Of(null));

    private static RequestSource Of(string address) => RequestSource.Of(IPAddress.Parse(address));
}
