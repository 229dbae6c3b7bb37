namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Sequences by which the lifecycle was broken once, as short as they could be made.</summary>
public sealed class FoundTests
{
    private static readonly Message Delete = new(Message.WeDelete, 0);

    [Fact]
    public void The_agreement_of_a_licence_that_came_after_the_deletion_points_to_the_new_account() => AfterDeletions(
        Say.Created(1, 18, previous: 0), Say.Deprovisioned(0, 18), Delete, Say.Updated(1, 24), Say.AgreementEnds(1, "CANCELLED", 30));

    [Fact]
    public void Licences_that_arrive_after_the_account_they_renew_was_deleted_share_one_account() => AfterDeletions(
        Say.Created(2, 20, previous: 1), Say.Created(3, 22, previous: 2), Say.Deprovisioned(1, 22), Delete,
        Say.Updated(2, 21), Say.Updated(3, 23));

    private static void AfterDeletions(params Message[] order)
    {
        var numbered = Story.WithIds(order);
        new Trial("the sequence", numbered, Observation.ComplaintAfterDeletions).Hold(numbered);
    }
}
