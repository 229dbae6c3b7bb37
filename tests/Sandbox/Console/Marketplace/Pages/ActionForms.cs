using Guance.Serverless.Sandbox.Console.Pages;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Pages;

/// <summary>What can be done with a subscription as it stands: by its buyer, and by AWS.</summary>
internal static class ActionForms
{
    public static Html For(Subscription one) => Html.Of($"""
        <h2>Actions</h2>
        <div class="actions">
          {(one.Status == SubscriptionStatus.Active ? Unsubscribe(one) : Html.Nothing)}
          {Html.Join(Possible(one), action => Button(one, action))}
        </div>
        """);

    private static Html Unsubscribe(Subscription one) => Html.Of($"""
        <a class="button danger" id="unsubscribe-link" href="{one.Path}/unsubscribe">Cancel subscription</a>
        """);

    private static IEnumerable<(string Name, string Label)> Possible(Subscription one)
    {
        var older = one.CustomerIdentifier is not null;
        var active = one.Status == SubscriptionStatus.Active;
        if (one.Status == SubscriptionStatus.Ending)
        {
            yield return ("finish", "Give the last sign of the end");
        }

        if (older && !active)
        {
            yield return ("subscribe-again", "Subscribe again");
        }

        if (older && active)
        {
            yield return ("fail-payment", "The payment fails");
            yield return ("update-entitlement", "The entitlement changes");
        }

        if (!older && active)
        {
            yield return ("renew", "The agreement renews");
            yield return ("replace", "The agreement is replaced");
        }

        if (one.Status != SubscriptionStatus.Ended)
        {
            yield return ("expire-tokens", "Expire the tokens given out");
        }
    }

    private static Html Button(Subscription one, (string Name, string Label) action) => Html.Of($"""
        <form method="post" action="{one.Path}/{action.Name}">
          <button class="plain" data-action="{action.Name}">{action.Label}</button>
        </form>
        """);
}
