using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Settlement.Tests.Marketplace;

public sealed class SubscriptionIdTests
{
    [Theory]
    [InlineData("arn:aws:license-manager::294406891311:license:l-abc")]
    [InlineData("aws:license-manager::294406891311:license:l-abc")]
    [InlineData(" l-abc ")]
    public void All_forms_of_a_licence_ARN_give_the_same_id(string arn)
    {
        Assert.True(SubscriptionId.TryParseLicence(arn, out var id));
        Assert.Equal("Licence#l-abc", id.ToString());
        Assert.Equal(id, SubscriptionId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("l-")]
    [InlineData("arn:aws:license-manager::1:license:")]
    [InlineData("arn:aws:license-manager::1:licence/x-1")]
    public void A_text_without_a_licence_is_refused(string? arn) => Assert.False(SubscriptionId.TryParseLicence(arn, out _));

    [Fact]
    public void A_customer_identifier_is_trimmed_and_combined_with_its_product()
    {
        Assert.True(SubscriptionId.TryParseCustomer(new ProductCode("p"), " c#1", out var id));
        Assert.Equal("Customer#p#c#1", id.ToString());
        Assert.Equal(id, SubscriptionId.Parse(id.ToString()));
        Assert.False(SubscriptionId.TryParseCustomer(new ProductCode("p"), "  ", out _));
    }
}
