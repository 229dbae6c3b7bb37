using Guance.Serverless.Fakes.Metering;
using Guance.Serverless.Sandbox.Console.Marketplace;
using Guance.Serverless.Sandbox.Console.Pages;
using Guance.Serverless.Sandbox.Console.Switches;

namespace Guance.Serverless.Sandbox.Console.Metering;

/// <summary>What AWS would bill, by month, product, customer, licence, dimension and workspace; and the calls that metered it.</summary>
internal static class BillPage
{
    public const string Path = "/marketplace/bill";

    private const int ShownCalls = 100;

    public static void MapBill(this WebApplication app, MarketplaceState marketplace) =>
        app.MapGet(Path, () => Layout.Page("marketplace", "AWS's bill", Html.Of($"""
            {Bill(marketplace.Metering.Usage.Bill)}
            <h2>Calls of BatchMeterUsage</h2>
            {Calls(marketplace.Metering.Usage.Calls)}
            <h2>Make trouble</h2>
            {SwitchPages.Panel(marketplace.MeteringSwitches.All, Path)}
            """)));

    private static Html Bill(IReadOnlyList<BillLine> lines) => lines.Count == 0
        ? Html.Of($"<p>No usage has been metered yet.</p>")
        : Html.Join(lines.GroupBy(line => line.Month), month => Html.Of($"""
            <h2>{month.Key:yyyy-MM}</h2>
            <table>
              <thead><tr><th>Product</th><th>AWS account</th><th>Dimension</th><th>Hours</th><th>Quantity</th></tr></thead>
              <tbody>{Html.Join(month, Line)}</tbody>
            </table>
            """));

    private static Html Line(BillLine line) => Html.Of($"""
        <tr data-month="{line.Month:yyyy-MM}" data-product="{line.Product}" data-account="{line.AwsAccount}" data-licence="{line.Licence}"
            data-dimension="{line.Dimension}" data-quantity="{line.Quantity}">
          <td>{SandboxProducts.All.FirstOrDefault(product => product.Code == line.Product)?.Title}<br><code>{line.Product}</code></td>
          <td>{BuyerAccount.All.FirstOrDefault(buyer => buyer.Id == line.AwsAccount)?.Name}<br><code>{line.AwsAccount}</code><br>
            <code>{line.Licence}</code></td>
          <td><code>{line.Dimension}</code></td>
          <td>{line.Hours}</td>
          <td>{line.Quantity}{Allocations(line)}{Days(line)}</td>
        </tr>
        """);

    private static Html Allocations(BillLine line) => line.Allocations.Count == 0
        ? Html.Nothing
        : Html.Of($"""
            <details>
              <summary>by workspace</summary>
              <table>
                {Html.Join(line.Allocations, one => Html.Of($"""<tr data-tags="{one.Key}" data-allocated="{one.Value}"><td><code>{one.Key}</code></td><td>{one.Value}</td></tr>"""))}
                {(line.Unallocated == 0 ? Html.Nothing : Html.Of($"<tr><td>not allocated</td><td>{line.Unallocated}</td></tr>"))}
              </table>
            </details>
            """);

    private static Html Days(BillLine line) => Html.Of($"""
        <details>
          <summary>by day</summary>
          <table>{Html.Join(line.Days, one => Html.Of($"""<tr data-day="{one.Key}" data-metered="{one.Value}"><td>{one.Key}</td><td>{one.Value}</td></tr>"""))}</table>
        </details>
        """);

    private static Html Calls(IReadOnlyList<MeteringCall> calls) => calls.Count == 0
        ? Html.Of($"<p>There was none.</p>")
        : Html.Of($"""
            <table>
              <thead><tr><th>When</th><th>Region</th><th>Records</th><th>Answer</th></tr></thead>
              <tbody>{Html.Join(calls.Reverse().Take(ShownCalls), Call)}</tbody>
            </table>
            """);

    private static Html Call(MeteringCall call) => Html.Of($"""
        <tr>
          <td>{call.At:u}</td>
          <td>{call.Region}</td>
          <td>{call.Records.Count}</td>
          <td>{call.Error ?? Outcomes(call)}{(call.IsAnswerLost ? ", answer lost" : "")}</td>
        </tr>
        """);

    private static string Outcomes(MeteringCall call) =>
        string.Join(", ", call.Records.GroupBy(record => record.Outcome).Select(same => $"{same.Count()} {same.Key}"));
}
