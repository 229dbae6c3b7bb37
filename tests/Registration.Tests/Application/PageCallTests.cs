using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Tests;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>How often each page goes to AWS and the Expense Center is known, and changes only on purpose.</summary>
public sealed class PageCallTests : IDisposable
{
    private readonly RegistrationApplication application = new();
    private readonly List<StepCount> steps = [];

    [Fact]
    public async Task Each_page_makes_the_calls_that_were_approved()
    {
        var one = application.ExpenseCenter.Own("alice", InMemoryExpenseCenter.Key(1));
        var many = application.ExpenseCenter.Own("bob", Enumerable.Range(1000, 20).Select(number => InMemoryExpenseCenter.Key(number)));
        using var first = application.Open("carol");
        await StepAsync("arrive, the first page of a new process", () => first.LandAsync(Buyer(3)));
        using var alice = application.Open("alice");
        using var bob = application.Open("bob");
        await StepAsync("arrive", () => alice.LandAsync(Buyer(1)));
        await RegisterAsync(alice, one);
        await bob.LandAsync(Buyer(2));
        var outcome = await RegisterAsync(bob, many);
        var account = outcome.Split('/')[2];
        foreach (var (page, address) in new[]
        {
            ("outcome of 20 workspaces", outcome), ("list of cloud accounts", "/cloud-accounts"), ("cloud account with 20 workspaces", $"/cloud-accounts/{account}"),
            ("… its status, in the frame", $"/cloud-accounts/{account}/status"), ("workspaces, 20 of them", "/workspaces"),
            ("change the method of a workspace", $"/workspaces/{many[0]}/settlement"), ("bills", "/bills"), ("bill of a month", $"/bills/{account}/2026-11"), ("help", "/help"),
        })
        {
            await StepAsync($"page: {page}", () => bob.GetAsync(address));
        }

        Approval.Check("page-calls.txt", StepCount.Write(steps));
    }

    public void Dispose() => application.Dispose();

    /// <returns>Address of the outcome.</returns>
    private async Task<string> RegisterAsync(ScriptlessBrowser browser, IReadOnlyList<WorkspaceKey> workspaces)
    {
        var of = $"{workspaces.Count} workspace{(workspaces.Count == 1 ? "" : "s")}";
        var choose = await StepAsync($"page: choose among {of}", () => browser.GetAsync("/registration"));
        (string, string)[] form = [.. workspaces.Select(key => ("workspaces", $"{key}")), ("do", "review"), ("form-token", choose.FormToken)];
        var chosen = await StepAsync($"send the choice of {of}", () => browser.SendAsync(HttpMethod.Post, "/registration", form));
        var review = await StepAsync($"page: review {of}", () => browser.GetAsync(chosen.Location!));
        (string, string)[] confirm =
        [
            ("selection", review.Choice), ("count", $"{workspaces.Count}"), ("email", "a@example.com"), ("do", "confirm"), ("form-token", review.FormToken),
        ];
        var confirmed = await StepAsync($"confirm {of}", () => browser.SendAsync(HttpMethod.Post, chosen.Location!, confirm));
        return confirmed.Location!;
    }

    private async Task<PageAnswer> StepAsync(string step, Func<Task<PageAnswer>> visit)
    {
        PageAnswer? answer = null;
        steps.Add(await StepCount.OfAsync(step, application.Gate, application.Table, async () => answer = await visit()));
        Assert.InRange((int)answer!.Status, 200, 399);
        return answer;
    }

    private static SubscriptionSample Buyer(int number) => SubscriptionSample.OfLicence($"l-{number}", $"agmt-{number}", $"44445555666{number}");
}
