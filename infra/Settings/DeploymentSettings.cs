using Constructs;
using Guance.Serverless.Settlement;

namespace Guance.Serverless.Infra.Settings;

/// <summary>All that an engineer decides about a deployment; infra/README.md "Settings" explains each.</summary>
internal sealed record DeploymentSettings
{
    /// <summary>Days that an alarm can look back. Source: CloudWatch API Reference, "PutMetricAlarm", EvaluationPeriods.</summary>
    private const int LongestAlarm = 7;

    /// <summary>Begins the name of every resource, so that several deployments fit into one AWS account.</summary>
    public required string Name { get; init; }

    public required Place Place { get; init; }

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Whether the functions are published; without it the templates can be looked at, but not deployed.</summary>
    public required bool Bundle { get; init; }

    public required ConcurrencySettings Concurrency { get; init; }

    /// <summary>Null for no copies outside of the Region.</summary>
    public required BackupSettings? Backup { get; init; }

    /// <summary>Days without a notice of AWS Marketplace after which operators are told.</summary>
    public required int QuietDays { get; init; }

    /// <summary>Null for a table of our own.</summary>
    public required RestoredTable? Table { get; init; }

    /// <summary>Whether a new version gets a tenth of the calls at first; false for an urgent deployment.</summary>
    public required bool Canary { get; init; }

    public required Protection Protection { get; init; }

    public required IReadOnlyList<ProductSettings> Products { get; init; }

    /// <summary>AWS accounts whose events are heard and whose buyers may register; all when it is empty.</summary>
    public required IReadOnlyList<string> AllowedAccounts { get; init; }

    public required DeploymentLabels Labels { get; init; }

    public required ExpenseCenterSettings ExpenseCenter { get; init; }

    public required MailSettings Mail { get; init; }

    public required SupportSettings Support { get; init; }

    /// <summary>Null for the address that API Gateway gives.</summary>
    public required DomainSettings? Domain { get; init; }

    /// <summary>Null when the account that is deployed to is the seller's.</summary>
    public required SellerSettings? Seller { get; init; }

    /// <summary>Who gets the alarms; null when somebody subscribes to the topic later.</summary>
    public required string? AlarmEmail { get; init; }

    /// <summary>From the last sign of an unsubscription until the workspaces go back.</summary>
    public required string TeardownDelay { get; init; }

    /// <summary>Whether an owner may change a workspace's method only once a calendar month.</summary>
    public required bool MonthlyLimit { get; init; }

    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static DeploymentSettings Read(Node node)
    {
        var (find, refuseUnread) = EnvironmentFile.Of(node);
        var read = new HashSet<string>();
        var settings = Read(ContextReader.Of(name =>
        {
            read.Add(name);
            return find(name);
        }));
        refuseUnread(read);
        return settings;
    }

    private static DeploymentSettings Read(ContextReader context)
    {
        var place = Place.Read(context);
        var products = ProductSettings.ReadAll(context, place);
        return new()
        {
            Name = context.Required("name", Forms.DeploymentName, "guance"),
            Place = place,
            Architecture = context.Required("architecture", Forms.Architecture, "arm64"),
            Bundle = context.Switch("bundle", otherwise: true),
            Concurrency = ConcurrencySettings.Read(context.RequiredGroup("concurrency")),
            Backup = BackupSettings.Read(context, place),
            QuietDays = context.Number("quietDays", 1, LongestAlarm, otherwise: LongestAlarm),
            Table = RestoredTable.Read(context, place),
            Canary = context.Switch("canary", otherwise: true),
            Protection = Protection.Read(context),
            Products = products,
            AllowedAccounts = Settings.AllowedAccounts.Read(context, products),
            Labels = DeploymentLabels.Read(context),
            ExpenseCenter = ExpenseCenterSettings.Read(context.RequiredGroup("expenseCenter")),
            Mail = MailSettings.Read(context.RequiredGroup("mail"), place),
            Support = SupportSettings.Read(context.RequiredGroup("support")),
            Domain = DomainSettings.Read(context.OptionalGroup("domain", "name", "certificateArn", "hostedZoneId", "hostedZoneName"), place),
            Seller = SellerSettings.Read(context.OptionalGroup("seller", "account", "externalId"), place, products),
            AlarmEmail = context.Matching("alarmEmail", Forms.Email, "operations@example.com"),
            TeardownDelay = context.Matching("teardownDelay", Forms.Duration, "00:15:00") ?? new SettlementOptions().TeardownDelay.ToString("c"),
            MonthlyLimit = context.Switch("monthlyLimit", new SettlementOptions().MonthlyLimit),
        };
    }
}
