using Guance.Serverless.Fakes.ExternalServices;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>One thing that AWS Marketplace says, in AWS's own words: the detail type of an event, or the action of an older notice.</summary>
/// <param name="Name">Such as <c>License Updated</c> or <c>subscribe-success</c>.</param>
/// <param name="Minute">AWS's time, in minutes since <see cref="Start"/>.</param>
internal sealed record Message(string Name, int Minute)
{
    /// <summary>AWS says nothing: its buyer's browser comes to us and tells a subscription by its token.</summary>
    public const string BuyerArrives = "the buyer arrives";

    /// <summary>Nor here: what has ended so far is deleted, as after the delay.</summary>
    public const string WeDelete = "we delete";

    public const string AwsAccount = "444455556666";
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The account that a reseller's or an organization's agreements name in place of the buyer's.</summary>
    public const string OtherAccount = "777788889999";

    public string Id { get; init; } = "";

    /// <summary>Whom events name as the party that accepted. ResolveCustomer always names <see cref="AwsAccount"/>.</summary>
    public string Acceptor { get; init; } = AwsAccount;

    public string? Licence { get; init; }

    public string? Customer { get; init; }

    public string? Agreement { get; init; }

    public string? PreviousAgreement { get; init; }

    public string? Intent { get; init; }

    /// <summary>Of the agreement: CANCELLED, EXPIRED, TERMINATED, RENEWED or REPLACED.</summary>
    public string? Status { get; init; }

    public bool? FreeTrial { get; init; }

    /// <summary>AWS names the offer in some of its messages.</summary>
    public string? Offer => Form % 3 == 1 ? $"offer-{Form}" : null;

    /// <summary>When the agreement ends, in messages about its term; the year 9999 stands for no end.</summary>
    public DateTimeOffset? Ends => Name is not ("Purchase Agreement Created" or "Purchase Agreement Amended") ? null
        : Form % 4 == 0 ? new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero) : Start.AddDays(30 + Form);

    /// <summary>Which of the equivalent forms AWS chooses: channel, receiver, form of the ARN.</summary>
    public int Form { get; init; }

    /// <summary>Events about agreements may lack the product.</summary>
    public bool NamesProduct => Licence is not null || Form % 3 == 0;

    /// <summary>AWS says it; else it happens among what AWS says.</summary>
    public bool IsNotice => Name is not (BuyerArrives or WeDelete);

    public DateTimeOffset Time => Start.AddMinutes(Minute);

    /// <summary>Each contract has a listing of its own.</summary>
    public string Product => Customer is null ? SubscriptionSample.LicenceProduct : SubscriptionSample.CustomerProduct;

    /// <summary>What AWS Marketplace answers about the token of a buyer who arrives.</summary>
    public SubscriptionSample Buyer => new(AwsAccount, Product, Licence, Customer, Agreement);

    /// <summary>What has the lifecycle: the licence, or the customer of the product.</summary>
    public string? Subscription => Licence ?? (Customer is null ? null : $"{Product}#{Customer}");

    public static string Tell(IEnumerable<Message> messages) => string.Join('\n', messages.Select(message => message.Tell()));

    private string Tell() =>
        $"  {Id,3} @{Minute,-3} {Name} {string.Join(' ', new[] { Status, Subscription, Agreement, Intent, PreviousAgreement }.OfType<string>())}";
}
