using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Tests.Owners;

public sealed partial class SenderAddressTests
{
    [Theory]
    [InlineData("no-reply@example.com", "no-reply@example.com")]
    [InlineData("<no-reply@example.com>", "no-reply@example.com")]
    [InlineData("Guance Team <no-reply@example.com>", "Guance Team <no-reply@example.com>")]
    [InlineData("Guance, Inc. <no-reply@example.com>", "\"Guance, Inc.\" <no-reply@example.com>")]
    [InlineData("\"Guance, Inc.\" <no-reply@example.com>", "\"Guance, Inc.\" <no-reply@example.com>")]
    [InlineData("The \"Guance\" team <no-reply@example.com>", "\"The \\\"Guance\\\" team\" <no-reply@example.com>")]
    [InlineData("观测云 <no-reply@例子.公司>", "=?UTF-8?B?6KeC5rWL5LqR?= <no-reply@xn--fsqu00a.xn--55qx5d>")]
    [InlineData("=?UTF-8?B?6KeC5rWL5LqR?= <no-reply@example.com>", "=?UTF-8?B?6KeC5rWL5LqR?= <no-reply@example.com>")]
    public void A_sender_is_written_as_SES_takes_it(string text, string sent)
    {
        Assert.True(SenderAddress.TryParse(text, out var sender));
        Assert.Equal(sent, sender.ToString());
    }

    [Theory]
    [InlineData("Guance")]
    [InlineData("Guance no-reply@example.com")]
    [InlineData("Guance <no-reply@example.com")]
    [InlineData("A <B> <no-reply@example.com>")]
    [InlineData("观测云 <发件@example.com>")]
    [InlineData("Guance\r\nBcc: x@example.com <no-reply@example.com>")]
    [InlineData("a@example.com, b@example.com")]
    public void A_sender_that_SES_cannot_take_is_refused(string text) => Assert.False(SenderAddress.TryParse(text, out _));

    [Fact]
    public void A_sender_longer_than_SES_takes_is_refused() =>
        Assert.False(SenderAddress.TryParse($"{new string('云', 80)} <no-reply@example.com>", out _));

    [Fact]
    public void Every_name_can_be_read_from_what_is_sent_and_what_is_sent_is_ASCII_and_sent_the_same_again() =>
        Gen.String[Gen.Char["abcXYZ 019,.;:\"\\()@'=?观测云éя"], 1, 60].Select(name => name.Trim()).Where(name => name.Length > 0 && !IsQuoted(name)).Sample(name =>
        {
            Assert.True(SenderAddress.TryParse($"{name} <no-reply@example.com>", out var sender), name);
            Assert.Equal(name, sender.Name);
            var sent = sender.ToString();
            Assert.True(Ascii.IsValid(sent));
            Assert.Equal(name, Shown(sent[..sent.LastIndexOf(" <", StringComparison.Ordinal)]));
            Assert.All(sent.Split(' ').Where(word => word.StartsWith("=?", StringComparison.Ordinal)), word => Assert.InRange(word.Length, 1, 75));
            Assert.True(SenderAddress.TryParse(sent, out var again));
            Assert.Equal(sent, again.ToString());
        });

    private static bool IsQuoted(string name) => name.Length > 1 && name[0] == '"' && name[^1] == '"';

    /// <summary>As a mail program reads it: encoded words are joined, a quoted string loses its marks.</summary>
    private static string Shown(string phrase) =>
        phrase.StartsWith("=?", StringComparison.Ordinal)
            ? string.Concat(phrase.Split(' ').Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?UTF-8?B?".Length..^2]))))
            : phrase[0] == '"' ? Escaped.Replace(phrase[1..^1], "$1") : phrase;

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped { get; }
}
