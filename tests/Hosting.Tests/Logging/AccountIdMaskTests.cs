using CsCheck;
using Guance.Serverless.Hosting.Logging;

namespace Guance.Serverless.Hosting.Tests.Logging;

public class AccountIdMaskTests
{
    [Theory]
    [InlineData("444455556666", "********6666")]
    [InlineData("account 444455556666.", "account ********6666.")]
    [InlineData("arn:aws:sqs:us-east-1:444455556666:notices", "arn:aws:sqs:us-east-1:********6666:notices")]
    [InlineData("444455556666,111122223333", "********6666,********3333")]
    [InlineData("4444555566667", "4444555566667")]
    [InlineData("wksp_444455556666", "wksp_********6666")]
    [InlineData("0b6f1a52-9a8e-4e0e-8a51-00000000000a", "0b6f1a52-9a8e-4e0e-8a51-00000000000a")]
    [InlineData("a444455556666", "a444455556666")]
    [InlineData("", "")]
    public void Twelve_digits_that_stand_alone_are_masked(string text, string masked) =>
        Assert.Equal(masked, AccountIdMask.Mask(text));

    [Fact]
    public void Any_text_keeps_its_length_and_is_masked_once() => Gen.String[Gen.Char["09a:- "], 0, 60].Sample(text =>
    {
        var masked = AccountIdMask.Mask(text);
        return masked.Length == text.Length && AccountIdMask.Mask(masked) == masked;
    });
}
