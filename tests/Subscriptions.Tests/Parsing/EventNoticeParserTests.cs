using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

public class EventNoticeParserTests
{
    [Theory]
    [InlineData("Proposer")]
    [InlineData("Manufacturer")]
    public void Events_for_proposer_and_manufacturer_have_the_same_effect(string receiver) =>
        Assert.Equal(
            ("Purchase Agreement Ended", NoticeEffect.AgreementEnded),
            Named(Messages.Hear(Messages.Event($"Purchase Agreement Ended - {receiver}", """{"agreement":{"id":"agmt-1"}}"""))));

    [Theory]
    [InlineData("CANCELLED", NoticeEffect.AgreementEnded)]
    [InlineData("EXPIRED", NoticeEffect.AgreementEnded)]
    [InlineData("TERMINATED", NoticeEffect.AgreementEnded)]
    [InlineData("RENEWED", NoticeEffect.AgreementRenewed)]
    [InlineData("REPLACED", NoticeEffect.AgreementReplaced)]
    public void The_status_of_an_ended_agreement_tells_whether_anything_ends(string status, NoticeEffect effect) =>
        Assert.Equal(effect, Messages.Hear(Messages.Event(
            "Purchase Agreement Ended - Proposer", $$"""{ "agreement": { "id": "agmt-1", "status": "{{status}}" } }""")).Effect);

    [Theory]
    [InlineData("arn:aws:license-manager::294406891311:license:l-9d01")]
    [InlineData("aws:license-manager::294406891311:license:l-9d01")]
    [InlineData("arn:aws-cn:license-manager::294406891311:license:l-9d01")]
    [InlineData(" l-9d01 ")]
    public void A_licence_is_identified_by_the_last_part_of_any_form_of_its_ARN(string arn) =>
        Assert.Equal("l-9d01", Messages.Hear(Messages.Event(
            "License Updated - Manufacturer", $$"""{ "license": { "arn": "{{arn}}" } }""")).Subscription?.Value);

    [Theory]
    [InlineData("Advisory Issued - Proposer")]
    [InlineData("Purchase Agreement Renewal Upcoming - Manufacturer")]
    [InlineData("Billing Adjustment")]
    [InlineData("何か")]
    public void An_unknown_type_of_event_is_accepted_without_effect(string type) =>
        Assert.Equal(
            (type.Split(" - ")[0], NoticeEffect.None), Named(Messages.Hear(Messages.Event(type, """{"agreement":null,"more":[1,{}]}"""))));

    [Fact]
    public void An_agreement_that_claims_to_renew_itself_renews_nothing() =>
        Assert.Null(Messages.Hear(Messages.Event(
            "Purchase Agreement Created - Proposer", """{"agreement":{"id":"agmt-1","previousAgreementId":"agmt-1"}}""")).PreviousAgreement);

    [Fact]
    public void An_event_of_another_source_has_no_effect() =>
        Assert.Equal(NoticeEffect.None, Messages.Hear(Messages.Event(
            "License Deprovisioned - Manufacturer", """{"license":{"arn":"l-9d01"}}""", source: "my.own.app")).Effect);

    [Fact]
    public void An_event_in_an_SNS_envelope_keeps_its_own_id_and_time()
    {
        var notice = Messages.Hear(Messages.Envelope(Messages.Event(
            "License Updated - Manufacturer", """{"license":{"arn":"l-9d01"}}""")));
        Assert.Equal("0b6f1a52-0000-4000-8000-000000000099", notice.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 0, 0, 10, TimeSpan.Zero), notice.Time);
    }

    [Theory]
    [InlineData("License Updated - Manufacturer", """{"agreement":{"id":"agmt-1"}}""")]
    [InlineData("License Deprovisioned - Manufacturer", """{"license":{"arn":"prod-1"}}""")]
    [InlineData("Purchase Agreement Ended - Proposer", """{"agreement":{"status":"CANCELLED"}}""")]
    [InlineData("Purchase Agreement Ended - Proposer", "[]")]
    public void An_event_without_a_subject_is_unreadable(string type, string detail) =>
        Assert.IsType<ParsedMessage.Unreadable>(Messages.Read(Messages.Event(type, detail)));

    private static (string Name, NoticeEffect Effect) Named(Notice notice) => (notice.Name, notice.Effect);
}
