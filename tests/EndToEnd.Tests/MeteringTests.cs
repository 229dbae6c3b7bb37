using System.Globalization;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Console.Billing;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Demo;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>What Guance's billing sends is on AWS's bill, or back at the Expense Center, to the last decimal place.</summary>
public sealed class MeteringTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    /// <summary>Those before the buyer unsubscribes.</summary>
    private const int StepsOfRegistering = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Usage_of_the_last_hour_is_billed_or_handed_back_when_the_account_is_deleted()
    {
        var world = fixture.Sandbox.World;
        using var story = new Story(fixture.Sandbox, SandboxProducts.Newer, BuyerAccount.All[0].Id, "alice");
        await PlayAsync(story.Steps.Take(StepsOfRegistering));
        var workspaces = world.ExpenseCenter.WorkspacesOf("alice").Where(one => one.Method == "Aws").ToList();
        var order = new UsageOrder([], Hours: 1) { InProgress = true, CloudAccount = workspaces[0].CloudAccount!.Id };
        var records = HourlyTotals.Of(workspaces, TimeProvider.System.GetUtcNow(), order).ToList();
        var sent = await fixture.Sandbox.Billing.SendAsync(order, Stop);
        Assert.Equal((workspaces.Count, records.Count, 1), (sent.Workspaces, sent.Records, sent.Messages));
        await Eventually.TrueAsync(() => fixture.Sandbox.Functions["UsageIntake"].Log.Contains("usage records: ", StringComparison.Ordinal), "the message taken");

        await PlayAsync(story.Steps.Skip(StepsOfRegistering));

        var returned = await Eventually.SeesAsync(
            () => Task.FromResult(world.ExpenseCenter.Api.Returns.Records), all => all.Any(one => one.Reason == "Fraction"), "fractions handed back");
        var billed = world.Marketplace.Metering.Usage.Bill;
        Assert.NotEmpty(billed);
        Assert.All(SandboxProducts.Newer.Dimensions, dimension => Assert.Equal(
            records.Where(record => (string?)record["dimension"] == dimension.Key).Sum(record => Number((string?)record["quantity"])),
            billed.Where(line => line.Dimension == dimension.Key).Sum(line => line.Quantity)
                + returned.Where(one => one.Dimension == dimension.Key).Sum(one => Number(one.Quantity))));
    }

    private static decimal Number(string? text) => decimal.Parse(text!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static async Task PlayAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            await step.PlayAsync(Stop).WaitAsync(TimeSpan.FromSeconds(120), Stop);
        }
    }
}
