using CsCheck;
using Guance.Serverless.Settlement.Owners;

namespace Guance.Serverless.Settlement.Tests.Owners;

public sealed class ContactAddressesTests
{
    private static readonly string[] Gaps = [",", ";", " ", "\r\n", "，", "；", "、", " , ", ",;, "];

    [Theory]
    [InlineData("alice@example.com")]
    [InlineData(" alice@example.com ,")]
    [InlineData("alice@example.com; ALICE@example.com")]
    public void One_address_is_a_contact_however_often_it_is_written(string text) => Assert.Equal("alice@example.com", Read(text));

    [Theory]
    [InlineData("alice@example.com,bob@example.com")]
    [InlineData("alice@example.com; bob@example.com")]
    [InlineData("alice@example.com bob@example.com")]
    [InlineData("alice@example.com\r\nbob@example.com\r\n")]
    [InlineData("alice@example.com，bob@example.com")]
    [InlineData("alice@example.com；bob@example.com、")]
    [InlineData("alice@example.com　bob@example.com")]
    public void Several_addresses_may_be_separated_as_people_write_lists(string text) =>
        Assert.Equal("alice@example.com, bob@example.com", Read(text));

    [Fact]
    public void The_first_wrong_part_is_named()
    {
        Assert.Equal(new ContactProblem.Mistyped("bob@example"), Problem("alice@example.com, bob@example, carol"));
        Assert.Equal(new ContactProblem.Mistyped("Alice"), Problem("Alice <alice@example.com>"));
        Assert.Equal(new ContactProblem.ForeignName("用户@例子.公司"), Problem("alice@example.com，用户@例子.公司"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ,; ")]
    public void A_contact_has_an_address(string text) => Assert.Equal(new ContactProblem.Missing(), Problem(text));

    [Fact]
    public void A_contact_has_at_most_five_addresses()
    {
        Assert.Equal(5, List(5).All.Length);
        Assert.Equal(new ContactProblem.TooMany(), Problem(string.Join(',', Addresses(6))));
    }

    [Fact]
    public void The_longest_contact_fits_its_field()
    {
        var domain = $"@{string.Join('.', Enumerable.Repeat(new string('b', 60), 3))}.info";
        var longest = Enumerable.Range(1, ContactAddresses.MaxCount)
            .Select(number => $"{number}{new string('a', EmailAddress.MaxLength - domain.Length - 1)}"[..64] + domain);
        Assert.InRange(string.Join(", ", longest).Length, 1, ContactAddresses.MaxLength);
    }

    [Fact]
    public void Whatever_separates_good_addresses_each_is_read_once_in_its_order() =>
        Gen.Select(EmailSamples.Address.Array[1, 5], Gen.Int[0, Gaps.Length - 1].Select(number => Gaps[number]).Array[5, 5]).Sample((addresses, gaps) =>
        {
            var text = string.Concat(addresses.Zip(gaps, (address, gap) => address + gap));
            Assert.True(ContactAddresses.TryParse(text, out var read, out _));
            var expected = addresses.DistinctBy(address => EmailAddress.TryParse(address, out var one) ? one.Ascii : address, StringComparer.OrdinalIgnoreCase);
            Assert.Equal(expected, read.All.Select(one => one.Text));
        });

    [Fact]
    public void What_is_shown_and_stored_is_read_back_as_the_same_contact() =>
        EmailSamples.AlmostAddress.Array[1, 5].Select(parts => string.Join(' ', parts)).Sample(text =>
        {
            if (ContactAddresses.TryParse(text, out var read, out var problem))
            {
                Assert.True(ContactAddresses.TryParse(read.ToString(), out var again, out _));
                Assert.Equal(read.All.Select(one => (one.Text, one.Ascii)), again.All.Select(one => (one.Text, one.Ascii)));
            }
            else
            {
                Assert.NotNull(problem);
            }
        });

    private static IEnumerable<string> Addresses(int count) => Enumerable.Range(1, count).Select(number => $"a{number}@example.com");

    private static ContactAddresses List(int count) =>
        ContactAddresses.TryParse(string.Join(',', Addresses(count)), out var read, out var problem) ? read : throw new InvalidOperationException($"{problem}");

    private static string? Read(string text) => ContactAddresses.TryParse(text, out var read, out _) ? read.ToString() : null;

    private static ContactProblem? Problem(string text) => ContactAddresses.TryParse(text, out _, out var problem) ? null : problem;
}
