using Guance.Serverless.Sandbox.Console.Marketplace.Notices;

namespace Guance.Serverless.Sandbox.Console.Marketplace;

/// <summary>
/// What happens to subscriptions, with the notices that AWS sends about it, in AWS's order.
/// An action that a subscription's state does not allow returns false and sends nothing.
/// </summary>
public sealed class BuyerActions(SubscriptionBook book, NoticeLog notices, TimeProvider time)
{
    /// <param name="paymentFails">Older contract: the answer is subscribe-fail instead of subscribe-success.</param>
    /// <returns>Null when the buyer has a subscription of this product already and the contract allows but one.</returns>
    public async Task<Subscription?> SubscribeAsync(
        SandboxProduct product, BuyerAccount buyer, bool freeTrial, bool paymentFails, CancellationToken cancellationToken)
    {
        var older = product.Identity == ProductIdentity.Customer;
        if (older && book.All.Any(one => one.Product == product && one.Buyer == buyer && one.Status is SubscriptionStatus.Active))
        {
            return null;
        }

        var made = book.Add(id => New(id, product, buyer) with
        {
            FreeTrial = freeTrial,
            Status = older && paymentFails ? SubscriptionStatus.Failed : SubscriptionStatus.Active,
        });
        await notices.SendAsync(FirstNotices(made), cancellationToken);
        return made;
    }

    /// <param name="lastSign">Whether the last sign follows at once; else <see cref="FinishAsync"/> gives it.</param>
    public async Task<bool> UnsubscribeAsync(Subscription subscription, bool lastSign, CancellationToken cancellationToken)
    {
        var ending = subscription with { Status = SubscriptionStatus.Ending, EndedAs = "CANCELLED", FirstSignAt = time.GetUtcNow() };
        if (subscription.Status != SubscriptionStatus.Active || !book.TryReplace(subscription, ending))
        {
            return false;
        }

        await notices.SendAsync([FirstSign(ending)], cancellationToken);
        return !lastSign || await FinishAsync(ending, cancellationToken);
    }

    /// <summary>Gives the last sign of the end.</summary>
    public async Task<bool> FinishAsync(Subscription ending, CancellationToken cancellationToken)
    {
        var ended = ending with { Status = SubscriptionStatus.Ended, LastSignAt = time.GetUtcNow() };
        if (ending.Status != SubscriptionStatus.Ending || !book.TryReplace(ending, ended))
        {
            return false;
        }

        await notices.SendAsync([LastSign(ended)], cancellationToken);
        return true;
    }

    /// <summary>Older contract: subscribes again; during the end, the last sign is then never given.</summary>
    public async Task<bool> SubscribeAgainAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var active = subscription with { Status = SubscriptionStatus.Active, EndedAs = null, FirstSignAt = null, LastSignAt = null };
        if (subscription is { CustomerIdentifier: null } or { Status: SubscriptionStatus.Active }
            || !book.TryReplace(subscription, active))
        {
            return false;
        }

        await notices.SendAsync([SnsNotices.Subscribed(active)], cancellationToken);
        return true;
    }

    /// <summary>Older contract: AWS could not charge the buyer.</summary>
    public async Task<bool> FailPaymentAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var failed = subscription with { Status = SubscriptionStatus.Failed };
        if (subscription is { CustomerIdentifier: null } or not { Status: SubscriptionStatus.Active }
            || !book.TryReplace(subscription, failed))
        {
            return false;
        }

        await notices.SendAsync([SnsNotices.Subscribed(failed)], cancellationToken);
        return true;
    }

    /// <summary>Older contract: AWS says that the buyer's entitlement changed.</summary>
    public async Task<bool> UpdateEntitlementAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription is { CustomerIdentifier: null })
        {
            return false;
        }

        await notices.SendAsync([SnsNotices.EntitlementUpdated(subscription)], cancellationToken);
        return true;
    }

    /// <summary>Newer contract: a new agreement with a new licence takes the place of this one.</summary>
    /// <param name="intent">RENEW or REPLACE.</param>
    /// <returns>The new subscription; null when this one cannot be renewed.</returns>
    public async Task<Subscription?> RenewAsync(Subscription subscription, string intent, CancellationToken cancellationToken)
    {
        var old = subscription with
        {
            Status = SubscriptionStatus.Ended,
            EndedAs = intent == "RENEW" ? "RENEWED" : "REPLACED",
            LastSignAt = time.GetUtcNow(),
        };
        if (subscription is { LicenceArn: null } or not { Status: SubscriptionStatus.Active }
            || !book.TryReplace(subscription, old))
        {
            return null;
        }

        var successor = book.Add(id => New(id, old.Product, old.Buyer) with
        {
            Intent = intent,
            PreviousAgreementId = old.AgreementId,
        });
        await notices.SendAsync(
            [
                AgreementEvents.Created(successor),
                AgreementEvents.Ended(old),
                AgreementEvents.LicenceUpdated(successor),
                AgreementEvents.LicenceDeprovisioned(old),
            ],
            cancellationToken);
        return successor;
    }

    private static Notice[] FirstNotices(Subscription one) =>
        one.LicenceArn is null
            ? [SnsNotices.Subscribed(one)]
            : [AgreementEvents.Created(one), AgreementEvents.LicenceUpdated(one)];

    private static Notice FirstSign(Subscription one) =>
        one.LicenceArn is null ? SnsNotices.UnsubscribePending(one) : AgreementEvents.Ended(one);

    private static Notice LastSign(Subscription one) =>
        one.LicenceArn is null ? SnsNotices.UnsubscribeSuccess(one) : AgreementEvents.LicenceDeprovisioned(one);

    private Subscription New(string id, SandboxProduct product, BuyerAccount buyer) => new()
    {
        Id = id,
        Product = product,
        Buyer = buyer,
        AgreementId = MadeUp.AgreementId(),
        OfferId = MadeUp.OfferId(),
        Intent = "NEW",
        AcceptedAt = time.GetUtcNow(),
        Status = SubscriptionStatus.Active,
        LicenceArn = product.Identity == ProductIdentity.Licence ? MadeUp.LicenceArn() : null,
        CustomerIdentifier = product.Identity == ProductIdentity.Customer ? MadeUp.CustomerIdentifier(product, buyer) : null,
    };
}
