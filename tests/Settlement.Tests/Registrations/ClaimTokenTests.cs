using Guance.Serverless.Settlement.Registrations;

namespace Guance.Serverless.Settlement.Tests.Registrations;

public sealed class ClaimTokenTests
{
    [Fact]
    public void A_token_is_parsed_from_its_text_and_ToString_hides_it()
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
    public void Any_other_text_is_no_token(string? text) => Assert.False(ClaimToken.TryParse(text, out _));
}
