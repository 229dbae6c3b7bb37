using Guance.Serverless.Lifecycle.Tests.InMemory;

namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>A renewal never undoes a binding, in whatever order its messages come, as long as they come in time.</summary>
public sealed class RenewalTests(ITestOutputHelper output)
{
    private static readonly long Sequences = Amount.Of("LIFECYCLE_FUNCTION_SEQUENCES", 400);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan InTime = TimeSpan.FromHours(23);

    [Fact]
    public async Task A_renewal_whose_messages_are_hours_late_keeps_every_workspace()
    {
        var hours = 0L;
        await Parallel.ForAsync(0, Sequences / 10, TestContext.Current.CancellationToken, async (number, _) =>
        {
            var dice = new Dice((ulong)number);
            using var played = new Played(dice);
            await played.PlayAsync([Say.Updated(0, 0) with { Id = "first" }, Say.Licence(Message.BuyerArrives, 0, 0)], Soon);
            var renewals = 1 + dice.Roll(3);
            for (var renewal = 1; renewal <= renewals; renewal++)
            {
                // The old one is gone; why, and the new one, become known any time within a day of it.
                var (early, late) = Messages(renewal, dice);
                await played.PlayAsync(dice.Shuffle(early), Soon);
                Interlocked.Add(ref hours, await PlayLateAsync(played, dice.Shuffle(late), dice));
            }

            await played.System.SettleAsync();
            var ledger = played.Ledger;
            Assert.Equal(0, ledger.Count("WorkspacesReverted"));
            Assert.Equal(2, played.Bound.Count);
            Assert.Equal(renewals, played.System.Mails.Count(mail => mail.Kind == "SubscriptionRenewed"));
            Assert.DoesNotContain(played.System.Mails, mail => mail.Kind == "SubscriptionEnding");
            var account = Assert.Single(ledger.Bindings.Select(one => one.Account).Distinct());
            Assert.Equal("Active", ledger.Status(account));
            Assert.All(ledger.Aliases, alias => Assert.Equal(account, ledger.Follow(alias.Account)));
            Assert.All(played.System.ExpenseCenter.Workspaces.Values, one => Assert.Equal($"ACCOUNT#{one.CloudAccount?.Id}", account));
        });
        output.Figure($"{Sequences / 10:N0} chains of renewals, {hours:N0} hours late altogether");
    }

    private static (Message[] Early, List<Message> Late) Messages(int renewal, Dice dice)
    {
        var (old, minute) = (renewal - 1, renewal * 10);
        Message[] why =
        [
            Say.AgreementEnds(old, dice.Once(2) ? "RENEWED" : "REPLACED", minute) with { Id = $"ended-{old}" },
            Say.Created(renewal, minute, old) with { Id = $"created-{renewal}" },
        ];
        var late = new List<Message> { Say.Updated(renewal, minute + 1) with { Id = $"updated-{renewal}" } };
        var gone = Say.Deprovisioned(old, minute + 2) with { Id = $"gone-{old}" };
        switch (dice.Roll(4))
        {
            case 0:
                return ([gone, .. why], late);
            case 3:
                late.AddRange(why);
                return ([gone], late);
            case 1:
                late.Add(why[1]);
                return ([gone, why[0]], late);
            default:
                late.Add(why[0]);
                return ([gone, why[1]], late);
        }
    }

    /// <returns>How many hours it took.</returns>
    private static async Task<long> PlayLateAsync(Played played, Message[] late, Dice dice)
    {
        var began = played.System.Time.GetUtcNow();
        foreach (var message in late)
        {
            for (var steps = dice.Roll(40); steps > 0; steps--)
            {
                played.System.Time.Advance(InTime / 40 / late.Length);
                await played.System.WorkAsync();
            }

            await played.PlayAsync(message);
            await played.System.WorkAsync();
        }

        return (long)(played.System.Time.GetUtcNow() - began).TotalHours;
    }
}
