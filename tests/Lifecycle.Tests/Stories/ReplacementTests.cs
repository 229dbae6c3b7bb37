using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Lifecycle.Tests.Model;
using Guance.Serverless.Lifecycle.Tests.Races;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Stories;

/// <summary>Replacements that do not name what they replace, and renewals accepted by another AWS account.</summary>
public sealed class ReplacementTests
{
    private static readonly SubscriptionSample Old = SubscriptionSample.OfLicence("l-old", "agmt-old");
    private static readonly SubscriptionSample New = SubscriptionSample.OfLicence("l-new", "agmt-new");
    private static readonly SubscriptionSample Other = SubscriptionSample.OfLicence("l-other", "agmt-other");

    [Fact]
    public async Task A_replacement_that_does_not_say_what_it_replaces_keeps_the_workspaces_in_every_order()
    {
        foreach (var order in Order.Every([0, 1, 2, 3]))
        {
            using var system = InMemorySystem.Create();
            await RegisterAsync(system);
            var now = system.Time.GetUtcNow();
            string[] notices =
            [
                Notices.AgreementCreated(New, "created", now, intent: "REPLACE"),
                Notices.LicenceUpdated(New, "updated", now),
                Notices.AgreementEnded(Old, "ended", now, "REPLACED"),
                Notices.LicenceDeprovisioned(Old, "gone", now),
            ];
            foreach (var index in order)
            {
                await system.DeliverAsync(notices[index]);
                system.Time.Advance(TimeSpan.FromMinutes(1));
            }

            await system.SettleAsync();
            await KeepsAsync(system, string.Join(' ', order));
            Assert.Equal(["RegistrationConfirmed", "SubscriptionRenewed"], system.Mails.Select(mail => mail.Kind));
        }
    }

    [Fact]
    public async Task When_two_agreements_may_be_the_replacement_the_workspaces_stay_and_an_operator_is_called()
    {
        using var system = InMemorySystem.Create();
        await RegisterAsync(system);
        foreach (var replacement in (SubscriptionSample[])[New, Other])
        {
            await system.DeliverAsync(Notices.AgreementCreated(replacement, $"created-{replacement.Licence}", system.Time.GetUtcNow(), intent: "REPLACE"));
            await system.DeliverAsync(Notices.LicenceUpdated(replacement, $"updated-{replacement.Licence}", system.Time.GetUtcNow()));
        }

        await system.DeliverAsync(Notices.AgreementEnded(Old, "ended", system.Time.GetUtcNow(), "REPLACED"));
        await system.DeliverAsync(Notices.LicenceDeprovisioned(Old, "gone", system.Time.GetUtcNow()));
        for (var hour = 0; hour < 30; hour++)
        {
            await system.PassAsync(TimeSpan.FromHours(1));
            await system.SweepAsync();
        }

        Assert.Single(system.Bindings());
        Assert.True(system.Metric("AccountsStuck") > 0);
        Assert.Contains(system.Log, line => line.Contains("AWS does not say which of several is the replacement", StringComparison.Ordinal));
        Assert.DoesNotContain(system.Mails, mail => mail.Kind == "Unsubscribed");

        // AWS says after all what belongs together.
        await system.DeliverAsync(Notices.AgreementCreated(New, "created-again", system.Time.GetUtcNow(), Old.Agreement, "REPLACE"));
        await system.SettleAsync();
        await KeepsAsync(system, "named");
    }

    [Fact]
    public async Task A_renewal_that_a_reseller_accepted_keeps_the_workspaces_in_every_order()
    {
        var accepted = New with { AwsAccount = "777788889999" };
        foreach (var order in Order.Every([0, 1, 2, 3]))
        {
            using var system = InMemorySystem.Create();
            await RegisterAsync(system);
            var now = system.Time.GetUtcNow();
            string[] notices =
            [
                Notices.AgreementCreated(accepted, "created", now, Old.Agreement, "RENEW"),
                Notices.LicenceUpdated(accepted, "updated", now),
                Notices.AgreementEnded(Old, "ended", now, "RENEWED"),
                Notices.LicenceDeprovisioned(Old, "gone", now),
            ];
            foreach (var index in order)
            {
                await system.DeliverAsync(notices[index]);
            }

            await system.SettleAsync();
            await KeepsAsync(system, string.Join(' ', order));
            Assert.Equal(["RegistrationConfirmed", "SubscriptionRenewed"], system.Mails.Select(mail => mail.Kind));
        }
    }

    private static async Task RegisterAsync(InMemorySystem system)
    {
        await system.DeliverAsync(Notices.LicenceUpdated(Old, "first", system.Time.GetUtcNow()));
        await system.ArriveAsync(Old);
        Assert.IsType<ConfirmOutcome.Confirmed>(await system.RegisterAsync("alice", system.ExpenseCenter.Own("alice", [InMemoryExpenseCenter.Key(1)])));
        await system.SettleAsync();
    }

    /// <summary>The one workspace is bound to the one account that lives, and nobody was told of an end.</summary>
    private static async Task KeepsAsync(InMemorySystem system, string order)
    {
        await system.WorkAsync();
        var active = system.Table.Items.Where(item => item.Sort == "ACCOUNT" && item.Text("status") == "Active").Select(item => item.Partition);
        Assert.True(system.Bindings().ToList() is [var binding] && active.Contains(binding.Partition), order);
        Assert.DoesNotContain(system.Mails, mail => mail.Kind == "Unsubscribed");
        Assert.Empty(system.DeadLetters);
    }
}
