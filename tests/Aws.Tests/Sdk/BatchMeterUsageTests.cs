using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using CsCheck;

namespace Guance.Serverless.Aws.Tests.Sdk;

public sealed class BatchMeterUsageTests
{
    private const string Licence = "arn:aws:license-manager::294406891311:license:l-1";

    private static readonly DateTime Hour = new(2026, 11, 26, 10, 0, 0, DateTimeKind.Utc);

    private static readonly ServiceAnswer Answered = new(200, $$"""
        {
          "Unknown": { "Results": [1] },
          "Results": [
            {
              "MeteringRecordId": "id-1",
              "Status": "Success",
              "UsageRecord": {
                "Timestamp": 1.7953776E9, "CustomerAWSAccountId": "123456789012", "LicenseArn": "{{Licence}}", "Dimension": "data_gb", "Quantity": 3,
                "UsageAllocations": [{ "AllocatedUsageQuantity": 3, "Tags": [{ "Key": "workspace", "Value": "wksp_1" }], "New": 1 }]
              }
            },
            { "Status": "DuplicateRecord", "UsageRecord": { "Timestamp": 1795377600, "CustomerIdentifier": "X1", "Dimension": "hosts", "Quantity": 0 } }
          ],
          "UnprocessedRecords": [{ "Dimension": "api_calls", "Quantity": 2147483647, "UsageAllocations": null }]
        }
        """);

    private static readonly Gen<string> Text = Gen.String[Gen.Char['\0', '\uD7FF'], 0, 20];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_records_are_sent_signed_byte_by_byte_as_the_contract_has_them()
    {
        await using var service = await LoopbackService.StartAsync(Answered);
        using var client = Client(service);

        await client.BatchMeterUsageAsync(
            new()
            {
                UsageRecords =
                [
                    new()
                    {
                        CustomerAWSAccountId = "123456789012", LicenseArn = Licence, Dimension = "data_gb", Quantity = 3, Timestamp = Hour,
                        UsageAllocations = [new() { AllocatedUsageQuantity = 3, Tags = [new() { Key = "workspace", Value = "wksp_1" }] }],
                    },
                    new() { CustomerAWSAccountId = "123456789012", LicenseArn = Licence, Dimension = "hosts", Quantity = 0, Timestamp = Hour },
                ],
            },
            Cancel);

        var call = Assert.Single(service.Calls);
        Assert.Equal(("POST", "/"), (call.Method, call.Path));
        Assert.Equal("AWSMPMeteringService.BatchMeterUsage", call.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", call.Headers["Content-Type"]);
        Assert.Matches("Credential=AKIDTEST/[0-9]{8}/us-east-1/aws-marketplace/aws4_request", call.Headers["Authorization"]);
        const string expected = $$"""
            {"UsageRecords":[
            {"CustomerAWSAccountId":"123456789012","Dimension":"data_gb","LicenseArn":"{{Licence}}","Quantity":3,"Timestamp":1795687200,
            "UsageAllocations":[{"AllocatedUsageQuantity":3,"Tags":[{"Key":"workspace","Value":"wksp_1"}]}]},
            {"CustomerAWSAccountId":"123456789012","Dimension":"hosts","LicenseArn":"{{Licence}}","Quantity":0,"Timestamp":1795687200}
            ]}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), call.Body);
    }

    [Fact]
    public async Task The_older_contract_names_its_product_and_the_customer()
    {
        await using var service = await LoopbackService.StartAsync(Answered);
        using var client = Client(service);

        await client.BatchMeterUsageAsync(new() { ProductCode = "code", UsageRecords = [new() { CustomerIdentifier = "X1" }] }, Cancel);

        Assert.Equal("""{"ProductCode":"code","UsageRecords":[{"CustomerIdentifier":"X1"}]}""", Assert.Single(service.Calls).Body);
    }

    [Fact]
    public async Task What_is_null_is_not_sent_and_lists_that_the_answer_lacks_are_null()
    {
        await using var service = await LoopbackService.StartAsync(new ServiceAnswer(200, "{}"));
        using var client = Client(service);

        var answer = await client.BatchMeterUsageAsync(new(), Cancel);
        Assert.Equal((null, null), (answer.Results, answer.UnprocessedRecords));
        await client.BatchMeterUsageAsync(new() { UsageRecords = [new() { UsageAllocations = [new() { Tags = [new()] }, new()] }] }, Cancel);

        Assert.Equal(["{}", """{"UsageRecords":[{"UsageAllocations":[{"Tags":[{}]},{}]}]}"""], service.Calls.Select(call => call.Body));
    }

    [Fact]
    public async Task A_timestamp_of_any_instant_is_sent_as_whole_seconds_of_UTC_rounded_down()
    {
        await using var service = await LoopbackService.StartAsync(Answered);
        using var client = Client(service);

        await Gen.Long[0, TimeSpan.FromDays(100_000).Ticks].SampleAsync(
            async ticks =>
            {
                service.Calls.Clear();
                await client.BatchMeterUsageAsync(new() { UsageRecords = [new() { Timestamp = DateTime.UnixEpoch.AddTicks(ticks) }] }, Cancel);
                return service.Calls.Single().Json["UsageRecords"]![0]!["Timestamp"]!.ToJsonString() == $"{ticks / TimeSpan.TicksPerSecond}";
            },
            iter: 50,
            threads: 1);
    }

    [Fact]
    public async Task Every_member_of_the_answer_is_read_and_what_is_not_known_passed_over()
    {
        await using var service = await LoopbackService.StartAsync(Answered);
        using var client = Client(service);

        var answer = await client.BatchMeterUsageAsync(new(), Cancel);

        Assert.Equal("request-1", answer.ResponseMetadata.RequestId);
        Assert.Equal(2, answer.Results!.Count);
        var (taken, duplicate) = (answer.Results[0], answer.Results[1]);
        Assert.Equal(("id-1", UsageRecordResultStatus.Success), (taken.MeteringRecordId, taken.Status));
        var record = taken.UsageRecord!;
        Assert.Equal(("123456789012", Licence, "data_gb", 3), (record.CustomerAWSAccountId, record.LicenseArn, record.Dimension, record.Quantity));
        Assert.Equal((DateTime.UnixEpoch.AddSeconds(1795377600), DateTimeKind.Utc), (record.Timestamp!.Value, record.Timestamp.Value.Kind));
        var allocation = Assert.Single(record.UsageAllocations!);
        Assert.Equal((3, "workspace", "wksp_1"), (allocation.AllocatedUsageQuantity, allocation.Tags![0].Key, allocation.Tags[0].Value));
        Assert.Equal((null, UsageRecordResultStatus.DuplicateRecord, "X1"), (duplicate.MeteringRecordId, duplicate.Status, duplicate.UsageRecord!.CustomerIdentifier));
        Assert.Null(duplicate.UsageRecord.UsageAllocations);
        var unprocessed = Assert.Single(answer.UnprocessedRecords!);
        Assert.Equal(("api_calls", int.MaxValue, null), (unprocessed.Dimension, unprocessed.Quantity, unprocessed.Timestamp));
    }

    [Theory]
    [InlineData("""{"Results":[{"MeteringRecordId":"id-1","Status":"Accepted"}]}""", "id-1", "Accepted")]
    [InlineData("""{"Results":[{"Status":"Success"}],"UnprocessedRecords":[]}""", null, "Success")]
    [InlineData("""{"Results":[{"MeteringRecordId":null,"Status":null,"UsageRecord":null}]}""", null, null)]
    [InlineData("""{"Results":[{}]}""", null, null)]
    public async Task What_a_result_leaves_out_is_null_and_an_unknown_status_is_none_of_the_known(string body, string? id, string? status)
    {
        await using var service = await LoopbackService.StartAsync(new ServiceAnswer(200, body));
        using var client = Client(service);

        var result = Assert.Single((await client.BatchMeterUsageAsync(new(), Cancel)).Results!);

        Assert.Equal((id, status), (result.MeteringRecordId, result.Status?.Value));
        Assert.Equal(status == "Success", result.Status == UsageRecordResultStatus.Success);
    }

    [Theory]
    [InlineData(200, "<html>hello</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, """{"Results":[""")]
    [InlineData(200, """{"Results":{}}""")]
    [InlineData(200, """{"Results":"Success"}""")]
    [InlineData(200, """{"Results":[null]}""")]
    [InlineData(200, """{"Results":[{"Status":1}]}""")]
    [InlineData(200, """{"Results":[{"MeteringRecordId":{},"Status":"Success"}]}""")]
    [InlineData(200, """{"UnprocessedRecords":[{"Quantity":"1"}]}""")]
    [InlineData(200, """{"UnprocessedRecords":[{"Quantity":1.5}]}""")]
    [InlineData(200, """{"UnprocessedRecords":[{"Quantity":2147483648}]}""")]
    [InlineData(200, """{"UnprocessedRecords":[{"Timestamp":"2026-11-26T10:00:00Z"}]}""")]
    [InlineData(200, """{"UnprocessedRecords":[{"Timestamp":1e28}]}""")]
    [InlineData(200, """{"UnprocessedRecords":[{"UsageAllocations":[{"Tags":[[]]}]}]}""")]
    [InlineData(429, "")]
    [InlineData(403, "<html>")]
    public async Task An_answer_that_is_not_of_the_contract_is_an_error_with_its_status(int status, string body)
    {
        await using var service = await LoopbackService.StartAsync(new ServiceAnswer(status, body));
        using var client = Client(service, retries: 0);

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.BatchMeterUsageAsync(new(), Cancel));

        Assert.Equal(status, (int)error.StatusCode);
    }

    [Theory]
    [InlineData("DisabledApiException", typeof(DisabledApiException))]
    [InlineData("InvalidCustomerIdentifierException", typeof(InvalidCustomerIdentifierException))]
    [InlineData("InvalidLicenseException", typeof(InvalidLicenseException))]
    [InlineData("InvalidProductCodeException", typeof(InvalidProductCodeException))]
    [InlineData("InvalidTagException", typeof(InvalidTagException))]
    [InlineData("InvalidUsageAllocationsException", typeof(InvalidUsageAllocationsException))]
    [InlineData("com.amazonaws.marketplacemetering#InvalidUsageDimensionException", typeof(InvalidUsageDimensionException))]
    [InlineData("TimestampOutOfBoundsException", typeof(TimestampOutOfBoundsException))]
    [InlineData("SomethingNewException", typeof(AmazonAWSMarketplaceMeteringException))]
    public async Task An_error_is_an_exception_of_its_own_type_and_not_retried(string code, Type type)
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.Error(400, code));
        using var client = Client(service);

        var error = await Assert.ThrowsAnyAsync<AmazonAWSMarketplaceMeteringException>(() => client.BatchMeterUsageAsync(new(), Cancel));

        Assert.Equal((type, "as told", "request-1"), (error.GetType(), error.Message, error.RequestId));
        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData(400, "ThrottlingException", typeof(ThrottlingException))]
    [InlineData(500, "InternalServiceErrorException", typeof(InternalServiceErrorException))]
    public async Task Throttling_and_failures_are_retried_with_the_same_bytes_and_told_when_they_do_not_end(int status, string code, Type type)
    {
        await using var service = await LoopbackService.StartAsync(ServiceAnswer.Error(status, code));
        using var client = Client(service);

        var error = await Assert.ThrowsAnyAsync<AmazonAWSMarketplaceMeteringException>(
            () => client.BatchMeterUsageAsync(new() { UsageRecords = [new() { Quantity = 1, Timestamp = Hour.AddMilliseconds(999) }] }, Cancel));

        Assert.Equal(type, error.GetType());
        Assert.Equal(3, service.Calls.Count);
        Assert.Equal("""{"UsageRecords":[{"Quantity":1,"Timestamp":1795687200}]}""", Assert.Single(service.Calls.Select(call => call.Body).Distinct()));
    }

    [Fact]
    public async Task Whatever_texts_and_numbers_a_record_has_arrive_as_they_were_given()
    {
        await using var service = await LoopbackService.StartAsync(Answered);
        using var client = Client(service);
        var records = Gen.Select(Text, Gen.Int, Text.Array[0, 3]);

        await records.SampleAsync(
            async (text, quantity, values) =>
            {
                service.Calls.Clear();
                var tags = values.Select(value => new Tag { Key = text, Value = value }).ToList();
                await client.BatchMeterUsageAsync(
                    new() { UsageRecords = [new() { Dimension = text, Quantity = quantity, UsageAllocations = [new() { Tags = tags }] }] }, Cancel);
                var sent = service.Calls.Single().Json["UsageRecords"]![0]!;
                var sentTags = sent["UsageAllocations"]![0]!["Tags"]!.AsArray();
                return (string?)sent["Dimension"] == text && (int?)sent["Quantity"] == quantity
                    && sentTags.Select(tag => ((string?)tag!["Key"], (string?)tag["Value"])).SequenceEqual(values.Select(value => ((string?)text, (string?)value)));
            },
            iter: 50,
            threads: 1);
    }

    private static AmazonAWSMarketplaceMeteringClient Client(LoopbackService service, int retries = 2) => new(
        new BasicAWSCredentials("AKIDTEST", "secret"),
        new() { ServiceURL = service.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = retries });
}
