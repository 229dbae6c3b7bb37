using System.Globalization;
using Guance.Serverless.ExpenseCenter;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Tables;
using Guance.Serverless.Lifecycle.Tests.InMemory;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Registrations;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Lifecycle.Tests.Races;

/// <summary>Steps that races have in common, and what must hold after them.</summary>
internal static class RaceSteps
{
    public static SubscriptionSample Licence(int number) => SubscriptionSample.OfLicence(
        string.Create(CultureInfo.InvariantCulture, $"l-{number}"), string.Create(CultureInfo.InvariantCulture, $"agmt-{number}"));

    /// <summary>
    /// AWS confirms the subscription, the buyer comes to the registration page. An earlier end of the agreement is heard before: so
    /// the end of the licence waits for nothing when it comes.
    /// </summary>
    public static async Task<ClaimToken> SubscribeAndArriveAsync(this InMemorySystem system, SubscriptionSample buyer)
    {
        await system.DeliverAsync(Notices.AgreementEnded(buyer, $"ended-{buyer.Licence}", system.Time.GetUtcNow().AddHours(-1)));
        await system.DeliverAsync(Notices.LicenceUpdated(buyer, $"updated-{buyer.Licence}", system.Time.GetUtcNow()));
        return Assert.IsType<ClaimToken>(await system.ArriveAsync(buyer));
    }

    public static IEnumerable<StoredItem> Bindings(this InMemorySystem system) => system.Table.Items
        .Where(item => item.IsIn("ACCOUNT#") && item.Sort.StartsWith("WORKSPACE#", StringComparison.Ordinal));

    /// <summary>The row that says who pays; null when none was ever written.</summary>
    public static StoredItem? Settlement(this InMemorySystem system, WorkspaceKey key) =>
        system.Table.Find($"WORKSPACE#{key.Site}#{key.Id}", "SETTLEMENT");

    /// <summary>Completes after so many further calls.</summary>
    public static Task WaitForCallsAsync(this InMemorySystem system, int calls)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var at = system.Gate.Count + calls;
        system.Gate.Judge = call =>
        {
            if (call.Number >= at)
            {
                start.TrySetResult();
            }

            return null;
        };
        return start.Task;
    }

    /// <summary>The owner chooses a cloud account for a workspace, or with null the Expense Center account.</summary>
    public static Task<PayerResult> ChooseAsync(this InMemorySystem system, string owner, WorkspaceKey key, CloudAccountId? account) =>
        system.Registration.RunAsync(async services =>
        {
            var center = services.GetRequiredService<IExpenseCenter>();
            var buyer = await center.FindAccountAsync(new Username(owner), CancellationToken.None);
            var workspace = await center.WorkspacesAsync(buyer!.Username, CancellationToken.None).FirstAsync(one => one.Key == key);
            return await services.GetRequiredService<ChangePayer>().ChangeAsync(buyer, workspace, account, CancellationToken.None);
        });
}
