using System.Globalization;
using System.Text.Json.Nodes;

namespace Guance.Serverless.Sandbox.Console.Marketplace.Notices;

/// <summary>The newer contract's events: the detail of each, as it was captured.</summary>
internal static class AgreementEvents
{
    public const string Source = "aws.agreement-marketplace";

    private const string Seller = "111122223333";

    /// <summary>No licence yet; the product is named by id and title, and only in renewals.</summary>
    public static Notice Created(Subscription one)
    {
        var accepted = Time(one.AcceptedAt);
        var agreement = new JsonObject
        {
            ["id"] = one.AgreementId,
            ["intent"] = one.Intent,
            ["status"] = "ACTIVE",
            ["acceptanceTime"] = accepted,
            ["startTime"] = accepted,
            ["endTime"] = one.PreviousAgreementId is null ? "9999-01-01T00:00:00Z" : Time(one.AcceptedAt.AddYears(1)),
        };
        var detail = Detail(agreement);
        detail["offer"] = new JsonObject { ["id"] = one.OfferId };
        if (one.PreviousAgreementId is null)
        {
            detail["resaleAuthorization"] = NoResale();
        }
        else
        {
            agreement["previousAgreementId"] = one.PreviousAgreementId;
            detail["product"] = new JsonObject { ["id"] = one.Product.Id, ["title"] = one.Product.Title };
        }

        return Event("Purchase Agreement Created - Proposer", one, detail);
    }

    public static Notice Ended(Subscription one)
    {
        var detail = Detail(new JsonObject { ["id"] = one.AgreementId, ["status"] = one.EndedAs });
        detail["resaleAuthorization"] = NoResale();
        return Event("Purchase Agreement Ended - Proposer", one, detail);
    }

    public static Notice LicenceUpdated(Subscription one) => Licence("License Updated - Manufacturer", one);

    public static Notice LicenceDeprovisioned(Subscription one) => Licence("License Deprovisioned - Manufacturer", one);

    private static Notice Licence(string detailType, Subscription one)
    {
        var detail = Detail(new JsonObject { ["id"] = one.AgreementId });
        detail["license"] = new JsonObject { ["arn"] = one.LicenceArn };
        detail["product"] = new JsonObject { ["id"] = one.Product.Id, ["code"] = one.Product.Code };
        detail["offer"] = new JsonObject { ["id"] = one.OfferId };
        return Event(detailType, one, detail);
    }

    private static Notice Event(string detailType, Subscription one, JsonObject detail)
    {
        detail["acceptor"] = new JsonObject { ["accountId"] = one.Buyer.Id };
        return new Notice(detailType, Topic: null, detail)
        {
            Resources = [$"arn:aws:aws-marketplace::aws:agreement:{one.AgreementId}"],
        };
    }

    private static JsonObject Detail(JsonObject agreement) => new()
    {
        ["requestId"] = Guid.NewGuid().ToString(),
        ["catalog"] = "AWSMarketplace",
        ["agreement"] = agreement,
        ["proposer"] = new JsonObject { ["accountId"] = Seller },
    };

    private static JsonObject NoResale() => new() { ["id"] = null };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
