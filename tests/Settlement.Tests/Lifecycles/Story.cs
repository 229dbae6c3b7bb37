using System.Globalization;
using CsCheck;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;

namespace Guance.Serverless.Settlement.Tests.Lifecycles;

/// <summary>Notices of both contracts, as AWS might send them; few names and few times, so that they meet often.</summary>
internal static class Story
{
    public static readonly ProductCode Product = new("product");
    public static readonly AwsAccountId Buyer = AwsAccountId.Parse("123456789012");
    private const int Agreements = 3;
    private const int Moments = 8;

    /// <summary>Of up to three agreements, each the renewal of the one before, and their licences.</summary>
    public static Gen<Notice[]> OfLicences { get; } =
        Gen.Select(Gen.Int[0, Agreements - 1], Gen.Int[0, 5], Gen.Int[0, Moments - 1], Gen.Bool, LicenceNotice)
            .Array[1, 6].Select(Number);

    /// <summary>Of one customer of an older listing.</summary>
    public static Gen<Notice[]> OfACustomer { get; } =
        Gen.Select(
            Gen.Enum<NoticeEffect>().Where(effect => effect is not (NoticeEffect.AgreementEnded or NoticeEffect.AgreementSucceeded)),
            Gen.Int[0, Moments - 1],
            (effect, moment) => Notice(effect, moment) with { Subscription = Customer, AwsAccount = null })
        .Array[1, 6].Select(Number);

    public static SubscriptionId Customer { get; } =
        SubscriptionId.TryParseCustomer(Product, "customer", out var id) ? id : throw new InvalidOperationException();

    public static SubscriptionId Licence(int index) => new(SubscriptionKind.Licence, $"l-{index}");

    public static AgreementId Agreement(int index) => new($"agmt-{index}");

    /// <summary>License Updated.</summary>
    public static Notice Activated(int index, int moment, bool namesAgreement = true) =>
        OfLicence(NoticeEffect.SubscriptionActive, index, moment, namesAgreement);

    /// <summary>License Deprovisioned.</summary>
    public static Notice Deprovisioned(int index, int moment, bool namesAgreement = true) =>
        OfLicence(NoticeEffect.SubscriptionEnded, index, moment, namesAgreement);

    /// <summary>Purchase Agreement Created; all but the first are renewals of the one before.</summary>
    public static Notice Created(int index, int moment) => Notice(NoticeEffect.None, moment) with
    {
        Agreement = Agreement(index),
        PreviousAgreement = index == 0 ? null : Agreement(index - 1),
        Intent = index == 0 ? "NEW" : "RENEW",
    };

    /// <summary>Purchase Agreement Ended.</summary>
    public static Notice Ended(int index, int moment, NoticeEffect effect = NoticeEffect.AgreementEnded) =>
        Notice(effect, moment) with { Agreement = Agreement(index) };

    /// <summary>Gives each its own id.</summary>
    public static Notice[] Number(params Notice[] notices) =>
        [.. notices.Select((notice, index) => notice with { Id = index.ToString(CultureInfo.InvariantCulture) })];

    public static string Tell(IEnumerable<Notice> notices) => string.Join("; ", notices.Select(notice =>
        $"{notice.Effect} {notice.Subscription?.Value} {notice.Agreement} <{notice.PreviousAgreement} @{(notice.Time - World.Start).TotalMinutes}"));

    private static Notice LicenceNotice(int index, int kind, int moment, bool namesAgreement) => kind switch
    {
        0 => Created(index, moment),
        1 => Ended(index, moment),
        2 => Ended(index, moment, NoticeEffect.AgreementSucceeded),
        3 => Deprovisioned(index, moment, namesAgreement),
        _ => Activated(index, moment, namesAgreement),
    };

    private static Notice OfLicence(NoticeEffect effect, int index, int moment, bool namesAgreement) =>
        Notice(effect, moment) with { Subscription = Licence(index), Agreement = namesAgreement ? Agreement(index) : null };

    private static Notice Notice(NoticeEffect effect, int moment) => new()
    {
        Id = "",
        Name = effect.ToString(),
        Time = World.Start + TimeSpan.FromMinutes(moment),
        Effect = effect,
        Product = Product,
        AwsAccount = Buyer,
    };
}
