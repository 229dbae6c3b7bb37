using System.Globalization;
using System.Text.Json.Nodes;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Sandbox.Console.Billing;

namespace Guance.Serverless.Sandbox.Demo;

/// <content>Usage, from Guance's billing to AWS's bill.</content>
internal sealed partial class Story
{
    /// <summary>What billing has sent of this story's workspaces.</summary>
    public IReadOnlyList<JsonObject> Usage { get; private set; } = [];

    private string AccountId => accountKey.Split('#')[^1];

    private async Task<string> SendUsageAsync(CancellationToken stop)
    {
        var order = new UsageOrder([.. chosen.Select(workspace => workspace.Split('/')[1])], Hours: 0) { InProgress = true, CloudAccount = AccountId };
        var workspaces = chosen.Select(workspace => workspace.Split('/')).Select(key => sandbox.World.ExpenseCenter.FindWorkspace(key[0], key[1])!).ToList();
        Usage = [.. HourlyTotals.Of(workspaces, sandbox.Clock.GetUtcNow(), order)];
        var before = Taken();
        var sent = await sandbox.Billing.SendAsync(order, stop);
        await Observe.UntilAsync(() => Task.FromResult(Taken() > before ? Usage : null), stop);
        return $"{sent.Records} records of {sent.Workspaces} workspaces in the usage queue; UsageIntake has taken them";

        int Taken() => sandbox.Functions["UsageIntake"].Log.Split($"Taken {Usage.Count}").Length;
    }

    private async Task<string> SeeBillAsync(CancellationToken stop)
    {
        var sent = Usage.Sum(record => Number((string?)record["quantity"]));
        var billed = await Observe.UntilAsync(
            () => Task.FromResult(Billed() + Returned().Sum(one => Number(one.Quantity)) == sent ? (decimal?[])[Billed()] : null), stop);
        var reasons = Returned().GroupBy(one => one.Reason).Select(reason => $"{reason.Sum(one => Number(one.Quantity)):0.###} handed back: {reason.Key}");
        foreach (var month in Lines().GroupBy(line => line.Month))
        {
            page = await Browser.OpenAsync(new(sandbox.PublicUrl, $"/bills/{AccountId}/{month.Key:yyyy-MM}"), stop);
            var missing = month.Select(line => line.Quantity.ToString("N0", CultureInfo.InvariantCulture)).Where(figure => !page.Text.Contains(figure, StringComparison.Ordinal));
            Observe.That(page.Status == 200 && !missing.Any(), $"{page.Way} does not show {string.Join(", ", missing)}: {page.Text}");
        }

        page = await Browser.OpenAsync(new(sandbox.PublicUrl, "/bills"), stop);
        Observe.That(page.Status == 200 && page.Text.Contains(awsAccount, StringComparison.Ordinal), $"{page.Way} does not show {awsAccount}: {page.Text}");
        return string.Create(CultureInfo.InvariantCulture, $"of {sent:0.###} units AWS bills {billed[0]}, as the bill shows; {string.Join(", ", reasons)}");
    }

    private decimal Billed() => Lines().Sum(line => line.Quantity);

    private IEnumerable<BillLine> Lines() => sandbox.World.Marketplace.Metering.Usage.Bill.Where(line => line.AwsAccount == awsAccount && line.Product == product.Code);

    private IEnumerable<ReturnedRecord> Returned() => sandbox.World.ExpenseCenter.Api.Returns.Records.Where(one => one.CloudAccount == AccountId);

    private static decimal Number(string? text) => decimal.Parse(text!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
