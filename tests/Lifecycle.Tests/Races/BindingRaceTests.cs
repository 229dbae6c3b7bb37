using Guance.Serverless.Fakes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;

namespace Guance.Serverless.Lifecycle.Tests.Races;

/// <summary>64 at once, in one process and one table, with calls that overtake each other. LIFECYCLE_RACES says how often.</summary>
public sealed class BindingRaceTests(ITestOutputHelper output)
{
    private const int AtOnce = 64;
    private static readonly int Rounds = (int)Amount.Of("LIFECYCLE_RACES", 3);

    [Fact]
    public async Task Of_64_cloud_accounts_that_want_one_workspace_one_gets_it_and_63_are_told_why_not()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            using var system = InMemorySystem.Create(new TestSystemOptions { InterleavingSeed = round });
            var wanted = system.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1))[0];
            var claims = new List<Settlement.Registrations.ClaimToken>();
            for (var number = 0; number < AtOnce; number++)
            {
                claims.Add(await system.SubscribeAndArriveAsync(RaceSteps.Licence(number)));
            }

            var before = system.Gate.Count;
            var outcomes = await Task.WhenAll(claims.Select(claim => system.RegisterAsync("alice", [wanted], claim)));
            output.Figure($"Round {round}: {system.Gate.Count - before} calls.");

            await system.SettleAsync();
            var results = new List<(CloudAccountId Account, WorkspaceOutcome Outcome)>();
            foreach (var outcome in outcomes)
            {
                results.Add((Assert.IsType<ConfirmOutcome.Confirmed>(outcome).Order.Account, Assert.Single(await system.OutcomesAsync(outcome))));
            }

            var winner = Assert.Single(results, one => one.Outcome.IsInForce).Account;
            Assert.All(
                results.Where(one => one.Account != winner),
                one => Assert.Equal(new PayerResult.Refused(new PayerVerdict.PaidByAnother()), one.Outcome.Result));
            var binding = Assert.Single(system.Bindings());
            Assert.Equal($"ACCOUNT#{winner}", binding.Partition);
            Assert.Equal((winner.ToString(), 1L), (system.Settlement(wanted)!.Text("account"), system.Settlement(wanted)!.Number("version")));
            Assert.Equal(winner.ToString(), system.ExpenseCenter.Workspaces[wanted].CloudAccount?.Id);
        }
    }

    [Fact]
    public async Task Of_64_people_who_register_one_cloud_account_one_owns_it_and_63_are_refused()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            using var system = InMemorySystem.Create(new TestSystemOptions { InterleavingSeed = round });
            var buyer = RaceSteps.Licence(1);
            var people = Enumerable.Range(1, AtOnce).Select(number => (Name: $"buyer{number}", Key: InMemoryExpenseCenter.Key(number))).ToList();
            var claims = new List<Settlement.Registrations.ClaimToken>();
            foreach (var person in people)
            {
                system.ExpenseCenter.Own(person.Name, person.Key);
                claims.Add(await system.SubscribeAndArriveAsync(buyer));
            }

            var outcomes = await Task.WhenAll(people.Zip(claims).Select(one => system.RegisterAsync(one.First.Name, [one.First.Key], one.Second)));

            Assert.Single(outcomes.OfType<ConfirmOutcome.Confirmed>());
            Assert.Equal(AtOnce - 1, outcomes.Count(outcome => outcome is ConfirmOutcome.OwnedByAnother));
            Assert.Single(system.Bindings());
            await system.SettleAsync();
            Assert.Single(system.Mails, mail => mail.Kind == "RegistrationConfirmed");
        }
    }

    [Fact]
    public async Task A_buyer_who_clicks_64_times_at_once_registers_once()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            using var system = InMemorySystem.Create(new TestSystemOptions { InterleavingSeed = round });
            var keys = system.ExpenseCenter.Own("alice", Enumerable.Range(1, 25).Select(number => InMemoryExpenseCenter.Key(number)));
            var claim = await system.SubscribeAndArriveAsync(RaceSteps.Licence(1));

            var choice = Ulid.NewUlid(system.Time.GetUtcNow());
            var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => system.RegisterAsync("alice", keys, claim, choice)));

            Assert.All(outcomes, outcome => Assert.Equal(choice, Assert.IsType<ConfirmOutcome.Confirmed>(outcome).Order.Id));
            await system.SettleAsync();
            Assert.All(await system.OutcomesAsync(outcomes[0]), one => Assert.True(one.IsInForce));
            Assert.Equal("RegistrationConfirmed", Assert.Single(system.Mails).Kind);
            Assert.All(system.ExpenseCenter.Workspaces.Values, one => Assert.Equal(1, one.Version));
        }
    }
}
