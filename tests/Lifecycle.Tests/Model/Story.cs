using System.Globalization;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>
/// All that AWS ever says about up to four subscriptions of one buyer: licences, bought anew or as renewals of others, moved from
/// agreement to agreement, accepted by the buyer or by another account, and a customer of the older contract. Most stories are such as happen; others throw words and times together.
/// </summary>
internal sealed class Story(Dice dice)
{
    private const int MaxSubscriptions = 4;
    private const int MaxNoise = 60;

    /// <summary>Agreements to which licences move have numbers from here on.</summary>
    private const int FirstOtherAgreement = 10;
    private static readonly string[] Ends = ["CANCELLED", "EXPIRED", "TERMINATED"];

    private readonly List<Message> messages = [];
    private readonly List<int> licences = [];

    /// <summary>The agreement of a licence that was bought under that of another one, or that moved to another one.</summary>
    private readonly Dictionary<int, int> otherAgreements = [];

    private bool hasUnnamedReplacement;

    /// <returns>In no order, each with its own id.</returns>
    public static Message[] Number(ulong number) => new Story(new Dice(number)).Tell();

    public static Message[] WithIds(IEnumerable<Message> messages) =>
        [.. messages.Select((message, index) => message with { Id = $"n{index.ToString(CultureInfo.InvariantCulture)}" })];

    private Message[] Tell()
    {
        var subscriptions = 1 + dice.Roll(MaxSubscriptions);
        for (var index = 0; index < subscriptions; index++)
        {
            Live(index, start: dice.Roll(12));
        }

        if (dice.Once(3))
        {
            messages.Add(Noise(subscriptions));
        }

        if (dice.Once(40))
        {
            var noise = Say.OfAgreement("Purchase Agreement Billing Adjusted", dice.Roll(subscriptions), dice.Roll(40));
            messages.AddRange(Enumerable.Repeat(noise, MaxNoise));
        }

        // Some never reach us; some fall upon the same moment, or upon one that makes no sense.
        var (losses, coarse, wild, acceptor) = (
            dice.Once(3), dice.Once(3) ? 6 : 1, dice.Once(4), dice.Once(4) ? Message.OtherAccount : Message.AwsAccount);
        var heard = messages.Where(_ => !losses || !dice.Once(5)).DefaultIfEmpty(messages[0]);
        return WithIds(heard.Select(message => message with
        {
            Minute = (wild ? dice.Roll(40) : message.Minute) / coarse * coarse,
            Form = dice.Roll(100),
            Acceptor = acceptor,
        }));
    }

    private void Live(int index, int start)
    {
        switch (dice.Roll(6))
        {
            case 0 or 1:
                LiveAsCustomer(start);
                break;
            case 2 when licences.Count == 0:
                messages.Add(Licence("License Deprovisioned", index, start));
                break;
            case 2 when licences.Count > 0:
                BuyFurther(index, under: dice.Pick([.. licences]), start + 2);
                break;
            case 3 or 4 when licences.Count > 0:
                Renew(dice.Pick([.. licences]), index, start + 12);
                break;
            default:
                Buy(index, "NEW", previous: null, start);
                break;
        }

        if (dice.Once(4))
        {
            messages.Add(dice.Once(2) || licences.Count == 0 ? Say.Customer(Message.BuyerArrives, start) : Licence(Message.BuyerArrives, index, start));
        }
    }

    /// <summary>Success or a failed payment first, perhaps a trial; the end, or a change of mind, as often as not; and once more.</summary>
    private void LiveAsCustomer(int start)
    {
        var minute = start;
        for (var round = dice.Roll(3); round >= 0; round--)
        {
            if (dice.Once(3))
            {
                messages.Add(Say.Customer("subscribe-fail", ++minute));
            }

            messages.Add(Say.Customer("subscribe-success", ++minute) with { FreeTrial = dice.Once(3) });
            foreach (var word in (string[])["entitlement-updated", "unsubscribe-pending", "unsubscribe-success"])
            {
                minute++;
                if (dice.Once(2))
                {
                    messages.Add(Say.Customer(word, minute));
                }
            }
        }
    }

    private void Buy(int index, string intent, int? previous, int minute)
    {
        licences.Add(index);
        messages.Add(Say.Created(index, minute, previous) with { Intent = intent });
        messages.Add(Licence("License Updated", index, minute + 1));
        if (dice.Once(4))
        {
            messages.Add(Say.OfAgreement("Purchase Agreement Amended", index, minute + 2) with { Intent = "AMEND" });
            messages.Add(Licence("License Updated", index, minute + 3));
        }

        if (dice.Once(5))
        {
            MoveLicence(index, minute + 4);
        }

        if (dice.Once(3))
        {
            var ending = dice.Once(2) && otherAgreements.TryGetValue(index, out var other) ? other : index;
            messages.Add(Say.AgreementEnds(ending, dice.Pick(Ends), minute + 4 + dice.Roll(8)));
            if (!dice.Once(3))
            {
                messages.Add(Licence("License Deprovisioned", index, messages[^1].Minute + dice.Roll(2)));
            }
        }
    }

    /// <summary>From now on the licence stands under another agreement.</summary>
    private void MoveLicence(int index, int minute)
    {
        otherAgreements[index] = FirstOtherAgreement + index;
        messages.Add(Say.OfAgreement("Purchase Agreement Created", FirstOtherAgreement + index, minute) with { Intent = "AMEND" });
        messages.Add(Licence("License Updated", index, minute + dice.Roll(3)));
    }

    /// <summary>One more licence under an agreement that has one already. It may end with the agreement, or by itself.</summary>
    private void BuyFurther(int index, int under, int minute)
    {
        otherAgreements[index] = otherAgreements.GetValueOrDefault(under, under);
        messages.Add(Licence("License Updated", index, minute));
        if (dice.Once(2))
        {
            messages.Add(Licence("License Deprovisioned", index, minute + 2 + dice.Roll(10)));
        }
    }

    /// <summary>The new agreement names the old one, or a replacement does not; the old one ends, and its licence with it.</summary>
    private void Renew(int old, int index, int minute)
    {
        var renewal = dice.Once(2);
        var isUnnamed = !renewal && !hasUnnamedReplacement && dice.Once(2);
        hasUnnamedReplacement |= isUnnamed;
        licences.Remove(old);
        Buy(index, renewal ? "RENEW" : "REPLACE", isUnnamed ? null : OldAgreement(old), minute);
        messages.Add(Say.AgreementEnds(OldAgreement(old), renewal ? "RENEWED" : "REPLACED", minute + dice.Roll(2)));
        messages.Add(Licence("License Deprovisioned", old, minute + 1 + dice.Roll(2)));
    }

    private Message Noise(int subscriptions) => dice.Roll(4) switch
    {
        0 => Say.Customer("subscription-to-be-invented", dice.Roll(40)),
        1 => new Message("Advisory Issued", dice.Roll(40)),
        2 => Licence("License To Be Invented", dice.Roll(subscriptions), dice.Roll(40)),
        _ => Say.OfAgreement("Purchase Agreement Renewal Upcoming", dice.Roll(subscriptions), dice.Roll(40)),
    };

    /// <summary>Events about licences may name the agreement or not.</summary>
    private Message Licence(string name, int index, int minute) =>
        Say.Licence(name, index, minute, otherAgreements.TryGetValue(index, out var other) ? other : null, namesAgreement: !dice.Once(6));

    private int OldAgreement(int licence) => otherAgreements.GetValueOrDefault(licence, licence);
}
