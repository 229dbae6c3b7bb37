using Guance.Serverless.Registration.AccountStatus;
using Guance.Serverless.Registration.Landing;
using Guance.Serverless.Registration.Registering;
using Guance.Serverless.Web.Pages;
using Guance.Serverless.Web.SignIn;

namespace Guance.Serverless.Registration.Tests.Pages;

/// <summary>Every message that a buyer can meet.</summary>
internal static class KnownMessages
{
    public static IReadOnlyList<(string Name, PageMessage Message)> All { get; } =
    [
        ("landing: help", LandingTexts.Help),
        ("landing: no token", LandingTexts.NoToken),
        ("landing: subscription ended", LandingTexts.SubscriptionEnded(null)),
        ("landing: expired", LandingTexts.Of(new Resolution.Expired())),
        ("landing: invalid", LandingTexts.Of(new Resolution.Invalid())),
        ("landing: unavailable", LandingTexts.Of(new Resolution.Unavailable())),
        ("landing: refused", LandingTexts.Of(new Resolution.Refused())),
        ("landing: foreign product", LandingTexts.Of(new Resolution.ForeignProduct())),
        ("landing: foreign account", LandingTexts.Of(new Resolution.ForeignAccount())),
        ("landing: no identity", LandingTexts.Of(new Resolution.NoIdentity())),
        ("registration: no claim", RegistrationTexts.NoClaim),
        ("registration: claim expired", RegistrationTexts.ClaimExpired),
        ("registration: owned by another", RegistrationTexts.OwnedByAnother),
        ("registration: owner told", RegistrationTexts.OwnerNotified),
        ("registration: payment failed", AccountMessages.PaymentFailed),
        ("registration: ending", AccountMessages.Ending),
        ("registration: unknown buyer", AccountMessages.UnknownBuyer),
        ("sign-in: signed out", SignInTexts.SignedOut),
        ("sign-in: unreachable", SignInTexts.Unreachable("/registration")),
        ("sign-in: cancelled", SignInTexts.Cancelled("/registration")),
        ("sign-in: failed", SignInTexts.Failed(null)),
        .. new[] { 400, 403, 404, 405, 413, 429, 500, 502, 503 }.Select(status => ($"error {status}", ErrorTexts.Of(status))),
    ];
}
