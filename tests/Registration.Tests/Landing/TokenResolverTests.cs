using System.Net;
using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Guance.Serverless.Hosting.Marketplace;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Settlement.Marketplace;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guance.Serverless.Registration.Tests.Landing;

public sealed class TokenResolverTests
{
    private static readonly Products Ours = new(
    [
        new Product { Code = new("new"), Title = "New", Identity = SubscriptionKind.Licence, ListingUrl = new("https://example.com/new") },
        new Product { Code = new("old"), Title = "Old", Identity = SubscriptionKind.Customer, ListingUrl = new("https://example.com/old") },
    ]);

    public static TheoryData<Exception, Type> Refusals => new()
    {
        { new ExpiredTokenException("x"), typeof(Resolution.Expired) },
        { new ExpiredTokenException("The security token included in the request is expired"), typeof(Resolution.Unavailable) },
        { new ExpiredTokenException("x") { StatusCode = HttpStatusCode.Forbidden }, typeof(Resolution.Unavailable) },
        { new InvalidTokenException("x"), typeof(Resolution.Invalid) },
        { new AmazonServiceException("x") { StatusCode = HttpStatusCode.TooManyRequests }, typeof(Resolution.Unavailable) },
        { new AmazonUnmarshallingException("x", "/", innerException: null, HttpStatusCode.OK), typeof(Resolution.Unavailable) },
        { new ThrottlingException("x"), typeof(Resolution.Unavailable) },
        { new InternalServiceErrorException("x"), typeof(Resolution.Unavailable) },
        { new HttpRequestException("x"), typeof(Resolution.Unavailable) },
        { new TaskCanceledException("timed out"), typeof(Resolution.Unavailable) },
        { new AmazonServiceException("x") { StatusCode = HttpStatusCode.BadGateway }, typeof(Resolution.Unavailable) },
        { new AmazonServiceException("x") { StatusCode = HttpStatusCode.Forbidden }, typeof(Resolution.Refused) },
        { new DisabledApiException("x") { StatusCode = HttpStatusCode.BadRequest }, typeof(Resolution.Refused) },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task Each_refusal_of_AWS_has_its_own_outcome(Exception refusal, Type outcome) =>
        Assert.IsType(outcome, await ResolveAsync(() => throw refusal));

    [Fact]
    public async Task A_licence_is_identified_by_the_last_part_of_its_ARN()
    {
        var resolved = Assert.IsType<Resolution.Resolved>(await ResolveAsync(() => new ResolveCustomerResponse
        {
            ProductCode = "new",
            CustomerAWSAccountId = "123456789012",
            LicenseArn = "arn:aws:license-manager::294406891311:license:l-1",
        }));
        Assert.Equal([new SubscriptionId(SubscriptionKind.Licence, "l-1")], resolved.Customer.Subscriptions);
        Assert.Equal("123456789012", resolved.Customer.AwsAccount.ToString());
    }

    [Fact]
    public async Task Where_AWS_names_both_ids_that_of_the_listings_contract_comes_first()
    {
        foreach (var (product, first) in ((string, SubscriptionKind)[])[("old", SubscriptionKind.Customer), ("new", SubscriptionKind.Licence)])
        {
            var resolved = Assert.IsType<Resolution.Resolved>(await ResolveAsync(() => new ResolveCustomerResponse
            {
                ProductCode = product,
                CustomerAWSAccountId = "123456789012",
                CustomerIdentifier = "cust",
                LicenseArn = "arn:aws:license-manager::294406891311:license:l-1",
            }));
            Assert.Equal((2, first), (resolved.Customer.Subscriptions.Length, resolved.Customer.Subscriptions[0].Kind));
        }
    }

    [Fact]
    public async Task A_subscription_of_an_older_product_without_customer_identifier_is_identified_by_its_licence()
    {
        var resolved = Assert.IsType<Resolution.Resolved>(await ResolveAsync(() => new ResolveCustomerResponse
        {
            ProductCode = "old",
            CustomerAWSAccountId = "123456789012",
            LicenseArn = "arn:aws:license-manager::294406891311:license:l-1",
        }));
        Assert.Equal([new SubscriptionId(SubscriptionKind.Licence, "l-1")], resolved.Customer.Subscriptions);
    }

    [Theory]
    [InlineData("foreign", "123456789012", "arn:x:l-1", typeof(Resolution.ForeignProduct))]
    [InlineData(null, "123456789012", "arn:x:l-1", typeof(Resolution.Unavailable))]
    [InlineData("new", "123456789012", null, typeof(Resolution.NoIdentity))]
    [InlineData("new", null, "arn:x:l-1", typeof(Resolution.NoIdentity))]
    public async Task An_incomplete_answer_and_one_of_another_seller_have_different_outcomes(string? product, string? account, string? licence, Type outcome) =>
        Assert.IsType(outcome, await ResolveAsync(() => new ResolveCustomerResponse
        {
            ProductCode = product,
            CustomerAWSAccountId = account,
            LicenseArn = licence,
        }));

    [Theory]
    [InlineData("123456789012", typeof(Resolution.Resolved))]
    [InlineData("210987654321", typeof(Resolution.ForeignAccount))]
    public async Task With_a_list_of_allowed_accounts_all_others_are_refused(string account, Type outcome)
    {
        var listed = AllAllowed with { AllowedAccounts = [AwsAccountId.Parse("123456789012"), AwsAccountId.Parse("111122223333")] };
        Assert.IsType(outcome, await ResolveAsync(
            () => new ResolveCustomerResponse { ProductCode = "new", CustomerAWSAccountId = account, LicenseArn = "arn:x:l-1" }, listed));
    }

    private static MarketplaceSettings AllAllowed { get; } = new(Region: null, SellerRole: null, ExternalId: null, AllowedAccounts: []);

    private static Task<Resolution> ResolveAsync(Func<ResolveCustomerResponse> answer, MarketplaceSettings? settings = null)
    {
        using var aws = new Metering(answer);
        var resolver = new TokenResolver(aws, Ours, settings ?? AllAllowed, NullLogger<TokenResolver>.Instance);
        return resolver.ResolveAsync(new RegistrationToken("token"), TestContext.Current.CancellationToken);
    }

    private sealed class Metering(Func<ResolveCustomerResponse> answer)
        : AmazonAWSMarketplaceMeteringClient(new AnonymousAWSCredentials(), new() { RegionEndpoint = RegionEndpoint.USEast1 })
    {
        public override Task<ResolveCustomerResponse> ResolveCustomerAsync(
            ResolveCustomerRequest request, CancellationToken cancellationToken = default) => Task.FromResult(answer());
    }
}
