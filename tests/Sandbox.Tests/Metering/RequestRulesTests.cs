using System.Text;
using Amazon.AWSMarketplaceMetering.Model;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Sandbox.Tests.Metering;

/// <summary>What a call of BatchMeterUsage must be by itself. A call that is refused meters nothing: the client holds that.</summary>
public sealed class RequestRulesTests : IDisposable
{
    private readonly MeteringClient seller = new();

    public void Dispose() => seller.Dispose();

    [Theory]
    [InlineData(0, "ValidationException")]
    [InlineData(1, null)]
    [InlineData(25, null)]
    [InlineData(26, "ValidationException")]
    public async Task A_call_has_1_to_25_records(int count, string? error) => Assert.Equal(
        error, await seller.ErrorAsync([.. Enumerable.Range(0, count).Select(hour => seller.Record(hour, at: seller.Time.GetUtcNow().AddMinutes(-hour)))]));

    [Fact]
    public async Task A_request_of_1_MB_is_too_large()
    {
        var allocations = Enumerable.Range(0, 2500).Select(number => MeteringClient.Allocation(1, ("workspace", $"{number}{new string('x', 200)}"))).ToList();
        var large = Enumerable.Range(1, 2).Select(hour => seller.Record(2500, at: seller.Time.GetUtcNow().AddHours(-hour))).ToArray();
        foreach (var record in large)
        {
            record.UsageAllocations = allocations;
        }

        Assert.Equal("ValidationException", await seller.ErrorAsync(large));
        Assert.Null(await seller.ErrorAsync(large[0]));
    }

    [Fact]
    public async Task Licences_of_two_products_in_one_call_are_refused_and_two_licences_of_one_product_are_not()
    {
        seller.Subscriptions.Add(SubscriptionSample.OfLicence("l-2", "agmt-2").Metered);
        seller.Subscriptions.Add(SubscriptionSample.OfLicence("l-3", "agmt-3").Metered with { Product = "another" });

        Assert.Null(await seller.ErrorAsync(seller.Record(), seller.Record(licence: "l-2")));
        Assert.Equal("InvalidLicenseException", await seller.ErrorAsync(seller.Record(), seller.Record(licence: "l-3")));
    }

    [Fact]
    public async Task The_newer_contract_names_licence_and_AWS_account_and_no_product()
    {
        var product = SubscriptionSample.LicenceProduct;
        Assert.Null(await seller.ErrorAsync(seller.Record()));
        Assert.Equal("InvalidProductCodeException", await seller.ErrorAsync(new BatchMeterUsageRequest { ProductCode = product, UsageRecords = [seller.Record()] }));
        Assert.Equal("InvalidProductCodeException", await seller.ErrorAsync(seller.Older(product: product)));

        var nobody = seller.Record();
        nobody.CustomerAWSAccountId = null;
        Assert.Equal("InvalidCustomerIdentifierException", await seller.ErrorAsync(nobody));
        nobody.CustomerIdentifier = MeteringClient.Customer;
        Assert.Equal("InvalidCustomerIdentifierException", await seller.ErrorAsync(nobody));
    }

    [Theory]
    [InlineData(MeteringClient.Account, null, null)]
    [InlineData(null, MeteringClient.Customer, null)]
    [InlineData(MeteringClient.Account, MeteringClient.Customer, "InvalidCustomerIdentifierException")]
    [InlineData(null, null, "InvalidCustomerIdentifierException")]
    [InlineData(null, "", "InvalidCustomerIdentifierException")]
    [InlineData("44445555666", null, "InvalidCustomerIdentifierException")]
    [InlineData("44445555666x", null, "InvalidCustomerIdentifierException")]
    public async Task The_older_contract_names_the_customer_in_one_way(string? account, string? customer, string? error) =>
        Assert.Equal(error, await seller.ErrorAsync(seller.Older(account, customer)));

    [Theory]
    [InlineData(SubscriptionSample.CustomerProduct, null)]
    [InlineData("unknown", "InvalidProductCodeException")]
    [InlineData(null, "InvalidProductCodeException")]
    public async Task The_older_contract_names_the_product(string? product, string? error) =>
        Assert.Equal(error, await seller.ErrorAsync(seller.Older(product: product)));

    [Theory]
    [InlineData("arn:aws:license-manager::294406891311:license:l-unknown")]
    [InlineData("arn:aws:license-manager::294406891311:license")]
    [InlineData("")]
    public async Task A_licence_that_does_not_exist_is_refused(string arn)
    {
        var record = seller.Record();
        record.LicenseArn = arn;
        Assert.Equal("InvalidLicenseException", await seller.ErrorAsync(record));
    }

    [Fact]
    public async Task A_licence_is_known_by_its_last_part_in_every_form_of_its_ARN()
    {
        var record = seller.Record();
        record.LicenseArn = "aws:license-manager::294406891311:license:l-1";
        Assert.Equal("Success", await seller.StatusAsync(record));
        Assert.Equal("DuplicateRecord", await seller.StatusAsync(seller.Record(quantity: 2)));
    }

    [Theory]
    [InlineData("data_gb", null)]
    [InlineData("Data_GB", "InvalidUsageDimensionException")]
    [InlineData("unknown", "InvalidUsageDimensionException")]
    [InlineData("", "InvalidUsageDimensionException")]
    public async Task A_dimension_is_one_of_the_product_letter_by_letter(string dimension, string? error) =>
        Assert.Equal(error, await seller.ErrorAsync(seller.Record(dimension: dimension)));

    [Fact]
    public void A_dimension_has_at_most_255_characters()
    {
        var names = new[] { new string('d', 255), new string('d', 256) };
        var service = new SimulatedMetering(seller.Time, [new(SubscriptionSample.LicenceProduct, names, RequiresLicence: true)])
        {
            Subscriptions = () => seller.Subscriptions,
        };
        Assert.Equal("InvalidUsageDimensionException", Refusal(service, Body(dimension: names[1])));
        Assert.Null(Refusal(service, Body(dimension: names[0])));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("2147483647", null)]
    [InlineData("-1", "ValidationException")]
    [InlineData("2147483648", "ValidationException")]
    [InlineData("1.5", "SerializationException")]
    [InlineData("\"1\"", "SerializationException")]
    [InlineData("null", "ValidationException")]
    public void A_quantity_is_a_whole_number_from_0_to_2147483647(string quantity, string? error) =>
        Assert.Equal(error, Refusal(seller.Service, Body(quantity)));

    [Theory]
    [InlineData("1794997800", null)]
    [InlineData("1794997800.5", "SerializationException")]
    [InlineData("\"2026-11-18T10:30:00Z\"", "SerializationException")]
    [InlineData("null", "ValidationException")]
    [InlineData("-1", "TimestampOutOfBoundsException")]
    [InlineData("1794997800000", "TimestampOutOfBoundsException")]
    public void A_timestamp_is_in_whole_seconds(string timestamp, string? error) =>
        Assert.Equal(error, Refusal(seller.Service, Body(timestamp: timestamp)));

    [Theory]
    [InlineData("[]")]
    [InlineData("nothing")]
    [InlineData("""{"UsageRecords":{}}""")]
    [InlineData("""{"UsageRecords":[1]}""")]
    [InlineData("""{"UsageRecords":[],"ProductCode":1}""")]
    public void A_body_that_is_no_such_request_is_refused(string body) => Assert.Equal("SerializationException", Refusal(seller.Service, body));

    private static string Body(string quantity = "1", string timestamp = "1794997800", string dimension = "data_gb") => $$"""
        {"UsageRecords":[{
          "CustomerAWSAccountId":"{{MeteringClient.Account}}","LicenseArn":"{{SubscriptionSample.LicenceArn(MeteringClient.Licence)}}",
          "Dimension":"{{dimension}}","Quantity":{{quantity}},"Timestamp":{{timestamp}}
        }]}
        """;

    /// <summary>For what the SDK cannot send.</summary>
    private static string? Refusal(SimulatedMetering service, string body)
    {
        try
        {
            service.BatchMeterUsage("us-east-1", Encoding.UTF8.GetBytes(body));
            return null;
        }
        catch (RefusedCallException refused)
        {
            Assert.Empty(service.Hours);
            return refused.Error.Code;
        }
    }
}
