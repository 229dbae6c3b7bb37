using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Settlement.Tests.Registrations;

public sealed class ClaimTokenTests
{
    [Fact]
    public void A_token_is_read_as_it_was_given_and_prints_nothing()
    {
        var given = ClaimToken.Create();
        Assert.True(ClaimToken.TryParse(given.Reveal(), out var read));
        Assert.Equal(given.Hash, read.Hash);
        Assert.DoesNotContain(given.Reveal(), $"{given} {given.Hash}", StringComparison.Ordinal);
        Assert.NotEqual(given.Hash, ClaimToken.Create().Hash);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%00AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("==AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("工AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_none(string? text) => Assert.False(ClaimToken.TryParse(text, out _));
}
