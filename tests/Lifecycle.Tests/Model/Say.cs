namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Messages about licences l-0, l-1 … under agreements agmt-0, agmt-1 …, and about the one customer.</summary>
internal static class Say
{
    public static Message Created(int index, int minute, int? previous = null) =>
        OfAgreement("Purchase Agreement Created", index, minute) with
        {
            Intent = previous is null ? "NEW" : "RENEW",
            PreviousAgreement = previous is { } old ? Agreement(old) : null,
        };

    public static Message AgreementEnds(int index, string status, int minute) =>
        OfAgreement("Purchase Agreement Ended", index, minute) with { Status = status };

    public static Message Updated(int index, int minute) => Licence("License Updated", index, minute);

    public static Message Deprovisioned(int index, int minute) => Licence("License Deprovisioned", index, minute);

    /// <param name="name">Detail type of the event, or the arrival of the buyer.</param>
    /// <param name="index">Number of the licence.</param>
    /// <param name="minute">AWS's time.</param>
    /// <param name="agreement">Number of the agreement that is named; null for that of the same number.</param>
    /// <param name="namesAgreement">False for an event without an agreement.</param>
    public static Message Licence(string name, int index, int minute, int? agreement = null, bool namesAgreement = true) => new(name, minute)
    {
        Licence = $"l-{index}",
        Agreement = namesAgreement && name != Message.BuyerArrives ? Agreement(agreement ?? index) : null,
    };

    public static Message OfAgreement(string name, int index, int minute) => new(name, minute) { Agreement = Agreement(index) };

    public static Message Customer(string name, int minute) => new(name, minute) { Customer = "X01EXAMPLEX" };

    private static string Agreement(int index) => $"agmt-{index}";
}
