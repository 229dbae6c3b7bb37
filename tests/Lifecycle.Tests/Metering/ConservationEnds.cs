using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using SampleNotices = Guance.Serverless.Fakes.ExternalServices.Notices;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <content>Who pays, until when: choices of owners, renewals and ends.</content>
internal sealed partial class ConservationStory
{
    private async Task ChangePayerAsync()
    {
        var buyer = dice.Pick<Buyer>([.. buyers]);
        var owned = system.System.ExpenseCenter.WorkspacesOf(buyer.Owner);
        var workspace = owned[dice.Roll(owned.Count)];
        CloudAccountId? chosen = dice.Once(2) ? buyer.Account : null;
        acts.Add($"{system.Now:u} {workspace.Id} is paid by {chosen}");
        await system.System.ChooseAsync(buyer.Owner, new WorkspaceKey(workspace.Site, workspace.Id), chosen);
        await system.System.WorkAsync();
    }

    private async Task EndAsync()
    {
        var index = dice.Roll(buyers.Count);
        var buyer = buyers[index];
        acts.Add($"{system.Now:u} {buyer.Sample.Licence ?? buyer.Sample.CustomerIdentifier}: {buyer.Next}");
        switch (buyer.Next)
        {
            case End.None when buyer.Sample.Licence is not null && dice.Once(2):
                buyers[index] = await RenewAsync(buyer);
                break;
            case End.None:
                await system.EndAgreementAsync(buyer.Sample, dice.Pick("CANCELLED", "EXPIRED", "TERMINATED"));
                buyers[index] = buyer with { Next = End.First };
                break;
            case End.First:
                await system.DeprovisionAsync(buyer.Sample);
                buyers[index] = buyer with { Next = End.Last };
                break;
            case End.Last when buyer.Sample.Licence is null:
                await system.ActivateAsync(buyer.Sample);
                buyers[index] = buyer with { Next = End.None };
                break;
            default:
                break;
        }
    }

    /// <summary>A new agreement follows, with a licence of its own; the notices come in any order, with time between them.</summary>
    private async Task<Buyer> RenewAsync(Buyer buyer)
    {
        var next = SubscriptionSample.OfLicence(buyer.Sample.Licence + "r", buyer.Sample.Agreement + "r", buyer.Sample.AwsAccount);
        Func<Task>[] notices =
        [
            () => system.DeliverAsync((id, now) => SampleNotices.AgreementCreated(next, id, now, buyer.Sample.Agreement, "RENEW")),
            () => system.ActivateAsync(next),
            () => system.EndAgreementAsync(buyer.Sample, "RENEWED"),
            () => system.DeprovisionAsync(buyer.Sample),
        ];
        foreach (var notice in dice.Shuffle(notices))
        {
            await notice();
            if (dice.Once(3))
            {
                await PassAsync(TimeSpan.FromMinutes(1 + dice.Roll(40)));
            }
        }

        return buyer with { Sample = next };
    }

    /// <summary>What ends next.</summary>
    private enum End
    {
        None,
        First,
        Last,
    }
}
