using System.Net;
using Amazon;
using Amazon.AWSMarketplaceMetering;
using Amazon.AWSMarketplaceMetering.Model;
using Amazon.Runtime;
using Guance.Serverless.Metering.Sending;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;

namespace Guance.Serverless.Metering.Tests.Sending;

/// <summary>What a call of BatchMeterUsage says, and what AWS's answers are taken for.</summary>
public sealed class MeteringCallTests
{
    private const string Workspace = "wksp_c995a4c427b3730917c9fab1df852124";
    private static readonly MeteringRecord OfLicence = Record(new SubscriptionId(SubscriptionKind.Licence, "l-1"));
    private static readonly MeteringRecord OfCustomer = Record(new SubscriptionId(SubscriptionKind.Customer, "new#c-1"));

    [Fact]
    public async Task A_licence_is_named_with_its_AWS_account_and_no_product()
    {
        var request = await RequestAsync(OfLicence);
        Assert.Null(request.ProductCode);
        var record = Assert.Single(request.UsageRecords!);
        Assert.Equal(
            ("arn:aws-cn:license-manager::294406891311:license:l-1", "444455556666", null, "data_gb", 7),
            (record.LicenseArn, record.CustomerAWSAccountId, record.CustomerIdentifier, record.Dimension, record.Quantity));
        Assert.Equal(new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc), record.Timestamp);
        var part = Assert.Single(record.UsageAllocations!);
        Assert.Equal((7, "site=us1", $"workspace={Workspace}"), (part.AllocatedUsageQuantity, Write(part.Tags![0]), Write(part.Tags[1])));
    }

    [Fact]
    public async Task In_the_older_contract_the_product_is_named_and_the_AWS_account()
    {
        var request = await RequestAsync(OfCustomer);
        Assert.Equal("new", request.ProductCode);
        var record = Assert.Single(request.UsageRecords!);
        Assert.Equal((null, "444455556666", null), (record.LicenseArn, record.CustomerAWSAccountId, record.CustomerIdentifier));
    }

    [Fact]
    public async Task An_hour_without_usage_has_no_allocations() =>
        Assert.Null(Assert.Single((await RequestAsync(OfLicence with { Units = [] })).UsageRecords!).UsageAllocations);

    [Theory]
    [InlineData("Success", "id-1", "id-1", null)]
    [InlineData("CustomerNotSubscribed", null, null, UsageReturnReason.CustomerNotSubscribed)]
    [InlineData("DuplicateRecord", "id-1", null, UsageReturnReason.DuplicateRecord)]
    public async Task A_final_status_is_an_answer(string status, string? id, string? billedAs, UsageReturnReason? returned)
    {
        var outcome = await OutcomeAsync(sent => Answer(new UsageRecordResult { Status = status, MeteringRecordId = id, UsageRecord = sent }));
        Assert.Equal(new RecordAnswer(billedAs, returned), outcome.Answers[OfLicence]);
    }

    [Theory]
    [InlineData("Success", null)]
    [InlineData("Success", "")]
    [InlineData("Accepted", "id-1")]
    [InlineData(null, "id-1")]
    public async Task A_success_without_an_id_and_an_unknown_status_are_no_answer(string? status, string? id)
    {
        var outcome = await OutcomeAsync(sent => Answer(new UsageRecordResult
        {
            Status = status is null ? null : new UsageRecordResultStatus(status),
            MeteringRecordId = id,
            UsageRecord = sent,
        }));
        Assert.Empty(outcome.Answers);
    }

    [Fact]
    public async Task A_record_that_the_answer_does_not_name_has_no_answer()
    {
        Assert.Empty((await OutcomeAsync(_ => Answer())).Answers);
        Assert.Empty((await OutcomeAsync(_ => new BatchMeterUsageResponse())).Answers);
    }

    [Fact]
    public async Task An_unprocessed_record_is_to_be_sent_again() => Assert.Equal(
        RecordAnswer.Unprocessed,
        (await OutcomeAsync(sent => new BatchMeterUsageResponse { UnprocessedRecords = [sent] })).Answers[OfLicence]);

    [Theory]
    [InlineData("arn:aws:license-manager::294406891311:license:l-1")]
    [InlineData("aws:license-manager::294406891311:license:l-1")]
    public async Task An_answer_is_found_in_whichever_form_AWS_prints_the_licence(string arn)
    {
        var outcome = await OutcomeAsync(sent =>
        {
            sent.LicenseArn = arn;
            return Answer(new UsageRecordResult { Status = UsageRecordResultStatus.Success, MeteringRecordId = "id-1", UsageRecord = sent });
        });
        Assert.Equal("id-1", outcome.Answers[OfLicence].MeteringRecordId);
    }

    public static TheoryData<Exception, CallOutcome> Refusals => new()
    {
        { new InvalidUsageDimensionException("", null, ErrorType.Sender, "InvalidUsageDimensionException", "", HttpStatusCode.BadRequest), new CallOutcome.Refused("InvalidUsageDimensionException") },
        { new TimestampOutOfBoundsException("", null, ErrorType.Sender, "TimestampOutOfBoundsException", "", HttpStatusCode.BadRequest), new CallOutcome.Refused("TimestampOutOfBoundsException") },
        { Error("ValidationException", HttpStatusCode.BadRequest), new CallOutcome.Refused("ValidationException") },
        { new ThrottlingException("", null, ErrorType.Sender, "ThrottlingException", "", HttpStatusCode.BadRequest), new CallOutcome.Unavailable("400 ThrottlingException", IsUnclear: false) },
        { Error("ServiceUnavailable", HttpStatusCode.ServiceUnavailable), new CallOutcome.Unavailable("503 ServiceUnavailable", IsUnclear: false) },
        { new DisabledApiException("off", null, ErrorType.Sender, "DisabledApiException", "", HttpStatusCode.BadRequest), new CallOutcome.Misconfigured("DisabledApiException", "off") },
        { Error("AccessDeniedException", HttpStatusCode.BadRequest), new CallOutcome.Misconfigured("AccessDeniedException", "said") },
        { new HttpRequestException(HttpRequestError.ConnectionError, "nobody"), new CallOutcome.Unavailable("nobody", IsUnclear: false) },
        { new HttpRequestException("gone"), new CallOutcome.Unavailable("gone", IsUnclear: true) },
        { new AmazonClientException("garbled"), new CallOutcome.Unavailable("garbled", IsUnclear: true) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_refusal_says_whether_one_record_is_bad_or_AWS_cannot_or_we_do_not_know(Exception refusal, CallOutcome outcome)
    {
        using var aws = new Metering(_ => throw refusal);
        Assert.Equal(outcome, await Call(aws).SendAsync([OfLicence], TestContext.Current.CancellationToken));
    }

    private static AmazonAWSMarketplaceMeteringException Error(string code, HttpStatusCode status) =>
        new("said", null, ErrorType.Sender, code, "", status);

    private static string Write(Tag tag) => $"{tag.Key}={tag.Value}";

    private static async Task<BatchMeterUsageRequest> RequestAsync(MeteringRecord record)
    {
        BatchMeterUsageRequest? received = null;
        using var aws = new Metering(request =>
        {
            received = request;
            return new BatchMeterUsageResponse();
        });
        await Call(aws).SendAsync([record], TestContext.Current.CancellationToken);
        return received!;
    }

    private static async Task<CallOutcome.Answered> OutcomeAsync(Func<Amazon.AWSMarketplaceMetering.Model.UsageRecord, BatchMeterUsageResponse> answer)
    {
        using var aws = new Metering(request => answer(request.UsageRecords![0]));
        return Assert.IsType<CallOutcome.Answered>(await Call(aws).SendAsync([OfLicence], TestContext.Current.CancellationToken));
    }

    private static BatchMeterUsageResponse Answer(params UsageRecordResult[] results) => new() { Results = [.. results] };

    private static MeteringCall Call(IAmazonAWSMarketplaceMetering aws) => new(aws, new Products([new()
    {
        Code = new ProductCode("new"),
        Title = "Guance",
        Identity = SubscriptionKind.Licence,
        ListingUrl = new Uri("https://example.com"),
        Partition = "aws-cn",
    }]));

    private static MeteringRecord Record(SubscriptionId subscription) => new()
    {
        Account = new CloudAccountId(Ulid.MinValue),
        Dimension = "data_gb",
        Hour = UsageHour.Parse("2026-11-20T15"),
        Subscription = subscription,
        AwsAccount = AwsAccountId.Parse("444455556666"),
        Product = new ProductCode("new"),
        Units = [new WorkspaceUnits(new WorkspaceKey("us1", Workspace), 7)],
        ClosedAt = DateTimeOffset.UnixEpoch,
    };

    private sealed class Metering(Func<BatchMeterUsageRequest, BatchMeterUsageResponse> answer)
        : AmazonAWSMarketplaceMeteringClient(new AnonymousAWSCredentials(), new() { RegionEndpoint = RegionEndpoint.USEast1 })
    {
        public override Task<BatchMeterUsageResponse> BatchMeterUsageAsync(
            BatchMeterUsageRequest request, CancellationToken cancellationToken = default) => Task.FromResult(answer(request));
    }
}
