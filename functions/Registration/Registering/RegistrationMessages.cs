using Guance.Serverless.Registration.CloudAccounts;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Registration.Pages;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Marketplace;

namespace Guance.Serverless.Registration.Registering;

/// <summary>Messages about an account that takes no workspaces, with the way to its listing at AWS.</summary>
public sealed class RegistrationMessages(Products products)
{
    public Message Closed(CloudAccount account)
    {
        var message = account.Status is CloudAccountStatus.Failed ? RegistrationTexts.PaymentFailed : RegistrationTexts.Ending;
        return message with
        {
            Links =
            [
                .. products.Find(account.Product) is { } product
                    ? [new MessageLink(LandingTexts.OpenListing, product.ListingUrl.AbsoluteUri)]
                    : (IEnumerable<MessageLink>)[],
                .. account.Owner is null
                    ? (IEnumerable<MessageLink>)[]
                    : [new MessageLink(CloudAccountTexts.OpenAccount, CloudAccountEndpoints.AddressOf(account.Id))],
            ],
        };
    }
}
