using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Subscriptions.Tests.Parsing;

/// <summary>Every message of AWS that we have a sample of is read in full.</summary>
public class ContractTests
{
    private static readonly ProductCode Product = new("5ozyy2nlzhexample");
    private static readonly AwsAccountId Buyer = AwsAccountId.Parse("444455556666");
    private static readonly AgreementId First = new("agmt-1example0000000000000000000");
    private static readonly AgreementId Second = new("agmt-2example0000000000000000000");
    private static readonly SubscriptionId Customer = new(SubscriptionKind.Customer, "5ozyy2nlzhexample#X01EXAMPLEX");
    private static readonly SubscriptionId Licence = new(SubscriptionKind.Licence, "l-9d01a1b2c3d4e5f60718293a4b5c6d7e");
    private static readonly SubscriptionId NextLicence = new(SubscriptionKind.Licence, "l-0e11a1b2c3d4e5f60718293a4b5c6d7e");

    public static TheoryData<string, Notice> Contracts => new()
    {
        {
            "eventbridge-agreement-created",
            Event("Purchase Agreement Created", 1, "2026-11-20T14:23:22Z", NoticeEffect.None, First) with
            {
                Intent = "NEW",
                Offer = "offer-example000001",
                Term = new AgreementTerm(new DateTimeOffset(2026, 11, 20, 14, 23, 11, 13, TimeSpan.Zero), Ends: null),
            }
        },
        {
            "eventbridge-license-updated",
            Event("License Updated", 2, "2026-11-20T14:24:23Z", NoticeEffect.SubscriptionActive, First) with
            {
                Product = Product,
                Subscription = Licence,
                Offer = "offer-example000001",
            }
        },
        {
            "eventbridge-agreement-ended",
            Event("Purchase Agreement Ended", 3, "2026-11-21T14:24:57Z", NoticeEffect.AgreementEnded, First)
        },
        {
            "eventbridge-license-deprovisioned",
            Event("License Deprovisioned", 4, "2026-11-21T14:25:28Z", NoticeEffect.SubscriptionEnded, First) with
            {
                Product = Product,
                Subscription = Licence,
                Offer = "offer-example000001",
            }
        },
        {
            "eventbridge-renewal-created",
            Event("Purchase Agreement Created", 5, "2026-11-22T00:00:05Z", NoticeEffect.None, Second) with
            {
                PreviousAgreement = First,
                Intent = "RENEW",
                Offer = "offer-example000002",
                Term = new AgreementTerm(
                    new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 11, 22, 0, 0, 0, TimeSpan.Zero)),
            }
        },
        {
            "eventbridge-renewal-license-updated",
            Event("License Updated", 6, "2026-11-22T00:00:40Z", NoticeEffect.SubscriptionActive, Second) with
            {
                Product = Product,
                Subscription = NextLicence,
                Offer = "offer-example000002",
            }
        },
        {
            "eventbridge-renewal-old-ended",
            Event("Purchase Agreement Ended", 7, "2026-11-22T00:00:10Z", NoticeEffect.AgreementRenewed, First)
        },
        {
            "eventbridge-renewal-old-license-deprovisioned",
            Event("License Deprovisioned", 8, "2026-11-22T00:01:30Z", NoticeEffect.SubscriptionEnded, First) with
            {
                Product = Product,
                Subscription = Licence,
                Offer = "offer-example000001",
            }
        },
        {
            "sns-subscribe-success",
            Action("subscribe-success", "6f0a3f6e-5f0e-5d3a-9d5f-0d7c0f1d1a01", "2026-11-20T02:11:09.120Z", NoticeEffect.SubscriptionActive)
                with
                {
                    Offer = "offer-abcexample123",
                    FreeTrial = false,
                }
        },
        {
            "sns-unsubscribe-pending",
            Action("unsubscribe-pending", "6f0a3f6e-5f0e-5d3a-9d5f-0d7c0f1d1a02", "2026-11-21T08:00:00.001Z", NoticeEffect.SubscriptionEnding)
        },
        {
            "sns-entitlement-updated",
            Action("entitlement-updated", "6f0a3f6e-5f0e-5d3a-9d5f-0d7c0f1d1a03", "2026-11-20T02:12:10.500Z", NoticeEffect.None)
        },
        {
            "sns-unsubscribe-success-raw",
            Action("unsubscribe-success", Messages.SqsId, "2026-11-22T09:30:00Z", NoticeEffect.SubscriptionEnded)
        },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_message_of_the_contract_is_read_in_full(string file, Notice expected) =>
        Assert.Equal(expected, Messages.HearContract(file));

    [Fact]
    public void No_sample_is_forgotten() =>
        Assert.Equal(
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Contracts")).Select(Path.GetFileNameWithoutExtension).Order(),
            Contracts.Select(contract => contract.Data.Item1).Order());

    private static Notice Event(string name, int number, string time, NoticeEffect effect, AgreementId agreement) => new()
    {
        Id = $"0b6f1a52-9a8e-4e0e-8a51-00000000000{number}",
        Name = name,
        Time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
        Effect = effect,
        AwsAccount = Buyer,
        Agreement = agreement,
    };

    private static Notice Action(string name, string id, string time, NoticeEffect effect) => new()
    {
        Id = id,
        Name = name,
        Time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
        Effect = effect,
        Product = Product,
        Subscription = Customer,
    };
}
