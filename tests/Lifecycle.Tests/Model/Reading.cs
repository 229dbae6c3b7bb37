using Guance.Serverless.Hosting.Queues;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Notices;
using Guance.Serverless.Subscriptions.Parsing;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Messages as the function reads them, each read once however often it is played.</summary>
internal sealed class Reading(IEnumerable<Message> story)
{
    private readonly Dictionary<Message, Notice?> notices = story.Distinct().ToDictionary(message => message, Read);

    public World Play(IEnumerable<Message> order, World? world = null)
    {
        world ??= new World();
        foreach (var message in order)
        {
            _ = notices[message] is { } notice ? world.Hear(notice)
                : message.Name == Message.WeDelete ? world.TearDown()
                : world.Arrive(Buyer(message));
        }

        return world;
    }

    /// <summary>What ResolveCustomer says of the buyer who arrives.</summary>
    public static ResolvedCustomer Buyer(Message arrival)
    {
        var product = new ProductCode(arrival.Product);
        return SubscriptionId.TryParseLicence(arrival.Licence, out var id) || SubscriptionId.TryParseCustomer(product, arrival.Customer, out id)
            ? new ResolvedCustomer(product, id.Kind, AwsAccountId.Parse(Message.AwsAccount), [id])
            : throw new ArgumentException("Nobody arrives.", nameof(arrival));
    }

    private static Notice? Read(Message message) => !message.IsNotice
        ? null
        : Assert.IsType<ParsedMessage.NoticeReceived>(MessageParser.Read(new QueueMessage(message.Id, message.Time, Body.Of(message)))).Notice;
}
