using Amazon.DynamoDBv2;
using Guance.Serverless.Fakes.ExternalServices;
using Guance.Serverless.Settlement.CloudAccounts;
using Guance.Serverless.Settlement.Languages;
using Guance.Serverless.Settlement.Marketplace;
using Guance.Serverless.Settlement.Owners;
using Guance.Serverless.Settlement.Usage;
using Guance.Serverless.Settlement.Workspaces;
using Guance.Serverless.Storage;
using Guance.Serverless.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Guance.Serverless.Registration.Tests.Application;

/// <summary>A cloud account of alice, into whose rows tests write bills and metering records as metering does.</summary>
internal sealed class BilledAccount
{
    public static readonly SubscriptionSample Buyer = SubscriptionSample.OfLicence("l-1", "agmt-1");

    private readonly RegistrationApplication application;

    private BilledAccount(RegistrationApplication application, CloudAccountId id) => (this.application, Id) = (application, id);

    public CloudAccountId Id { get; }

    public DateOnly Month => DimensionBill.MonthOf(application.Time.GetUtcNow());

    public string Address => $"/bills/{Id}/{Month:yyyy-MM}";

    /// <summary>The product is metered by two dimensions with a list price, in two currencies, and by one without.</summary>
    public static Products Products(string partition = "aws") => new(
    [
        new()
        {
            Code = new ProductCode(SubscriptionSample.LicenceProduct),
            Title = "Guance",
            Identity = SubscriptionKind.Licence,
            ListingUrl = new Uri("https://aws.amazon.com/marketplace/pp/prodview-licence"),
            Partition = partition,
            Dimensions =
            [
                new() { Key = "data_gb", Name = new Text("日志数据量", "Log data"), Unit = new Text("GB", "GB"), Price = new ListPrice(0.35m, "USD") },
                new() { Key = "hosts", Name = new Text("主机数", "Host hours"), Unit = new Text("台时", "host hours"), Price = new ListPrice(0.002m, "CNY") },
                new() { Key = "api_calls", Name = new Text("API 调用", "API calls"), Unit = new Text("次", "calls") },
            ],
        },
    ]);

    /// <param name="workspaces">Those that alice has the account pay for.</param>
    public static async Task<BilledAccount> RegisterAsync(RegistrationApplication application, params WorkspaceKey[] workspaces)
    {
        var (account, _) = await application.RegisterAsync(Buyer, "alice", workspaces);
        return new BilledAccount(application, CloudAccountId.Parse(account));
    }

    public Task BillAsync(string dimension, params IReadOnlyCollection<(WorkspaceKey Workspace, int Day, BilledUsage Usage)> usage) =>
        BillAsync(Month, dimension, usage);

    public Task BillAsync(DateOnly month, string dimension, params IReadOnlyCollection<(WorkspaceKey Workspace, int Day, BilledUsage Usage)> usage)
    {
        var empty = new DimensionBill(Id, month, dimension) { UpdatedAt = application.Time.GetUtcNow() };
        var bill = usage.Aggregate(empty, (sum, one) => sum.Add(one.Workspace, one.Day, one.Usage));
        return PutAsync(BillRow.Write(bill, version: 1));
    }

    /// <summary>A metering record that AWS has answered.</summary>
    public Task MeterAsync(
        string hour, string dimension, UsageReturnReason? returned, params IEnumerable<(WorkspaceKey Workspace, int Quantity)> units) =>
        PutAsync(MeteredRow.Write(new MeteringRecord
        {
            Account = Id,
            Dimension = dimension,
            Hour = UsageHour.Parse(hour),
            Subscription = new SubscriptionId(SubscriptionKind.Licence, "l-1"),
            AwsAccount = AwsAccountId.Parse(Buyer.AwsAccount),
            Product = new ProductCode(Buyer.Product),
            Units = [.. units.Select(one => new WorkspaceUnits(one.Workspace, one.Quantity))],
            ClosedAt = application.Time.GetUtcNow(),
            Answer = new MeteringAnswer(application.Time.GetUtcNow(), returned is null ? $"id-{hour}-{dimension}" : null, returned),
        }));

    /// <summary>An account with another agreement of an owner, which was merged into this one.</summary>
    /// <param name="licence">Its licence, which is this account's now.</param>
    public async Task<BilledAccount> MergeAsync(string licence, string owner, DateTimeOffset at)
    {
        var accounts = application.Services.GetRequiredService<CloudAccountStore>();
        var payer = (await accounts.FindAsync(Id, TestContext.Current.CancellationToken))!;
        var id = new CloudAccountId(Ulid.NewUlid(at.AddDays(-40)));
        var moved = new Subscription(new SubscriptionId(SubscriptionKind.Licence, licence))
        {
            JoinedAt = at,
            Notified = new(SubscriptionStatus.Active, at.AddDays(-40)),
            Agreement = new(new AgreementId($"agreement-of-{licence}"), at.AddDays(-40)),
            ResolvedAccount = AwsAccountId.Parse("777788889999"),
        };
        var merged = new CloudAccount
        {
            Id = id,
            OpenedAt = at.AddDays(-40),
            Owner = new Username(owner),
            Product = payer.Product,
            DeletedAt = at,
            MergedInto = Id,
        };
        await PutAsync([AccountRow.Write(merged, version: 2)]);
        await PutAsync([AccountRow.Write(payer.With(moved) with { Merged = [.. payer.Merged, new MergedAccount(id, at)] }, payer.Version + 1)]);
        return new BilledAccount(application, id);
    }

    /// <summary>The account pays for a workspace of that name.</summary>
    public Task BindAsync(WorkspaceKey workspace, string name) => PutAsync(
        [BindingRow.Write(new Binding(Id, new WorkspaceLabel(workspace, name), application.Time.GetUtcNow(), new Username("alice")))]);

    private async Task PutAsync(IReadOnlyList<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>> items)
    {
        var client = application.Services.GetRequiredService<IAmazonDynamoDB>();
        var table = application.Services.GetRequiredService<StorageOptions>().Table;
        foreach (var item in items)
        {
            await client.PutItemAsync(table, item, TestContext.Current.CancellationToken);
        }
    }
}
