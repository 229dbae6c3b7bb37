using Constructs;
using Guance.Serverless.Settlement;

namespace Guance.Serverless.Infra.Settings;

/// <summary>All settings of a deployment; infra/README.md explains each in its section "Settings".</summary>
internal sealed record DeploymentSettings
{
    /// <summary>The longest time, in days, that an alarm can evaluate. Source: CloudWatch API Reference, "PutMetricAlarm", EvaluationPeriods.</summary>
    private const int MaxAlarmDays = 7;

    /// <summary>Prefix of the name of every resource, so that several deployments can share an AWS account.</summary>
    public required string Name { get; init; }

    public required DeploymentTarget Target { get; init; }

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Whether the functions are published. Without, the templates can be read but not deployed.</summary>
    public required bool Bundle { get; init; }

    /// <summary>Whether the functions are published with AWS's own packages instead of those in functions/Aws.</summary>
    public required bool OfficialAwsPackages { get; init; }

    public required ConcurrencySettings Concurrency { get; init; }

    /// <summary>Null for no backups in AWS Backup.</summary>
    public required BackupSettings? Backup { get; init; }

    /// <summary>Days without a notice of AWS Marketplace after which an alarm is raised.</summary>
    public required int QuietDays { get; init; }

    /// <summary>Null to create a table.</summary>
    public required RestoredTableSettings? RestoredTable { get; init; }

    /// <summary>Whether a new version first gets only a tenth of the calls; false for an urgent deployment.</summary>
    public required bool Canary { get; init; }

    public required RetentionSettings Retention { get; init; }

    public required IReadOnlyList<ProductSettings> Products { get; init; }

    /// <summary>AWS accounts whose events are received and whose buyers may register; empty for all accounts.</summary>
    public required IReadOnlyList<string> AllowedAccounts { get; init; }

    public required TagSettings Tags { get; init; }

    public required ExpenseCenterSettings ExpenseCenter { get; init; }

    public required MailSettings Mail { get; init; }

    public required SupportSettings Support { get; init; }

    /// <summary>Null for the address that API Gateway generates.</summary>
    public required DomainSettings? Domain { get; init; }

    /// <summary>Null when the account of the deployment is the seller's.</summary>
    public required SellerSettings? Seller { get; init; }

    /// <summary>Who is subscribed to the alarm topic; null for nobody.</summary>
    public required string? AlarmEmail { get; init; }

    /// <summary>How long after the last notice of an unsubscription the workspaces go back to the Expense Center account.</summary>
    public required string TeardownDelay { get; init; }

    /// <summary>How long a cloud account may wait for AWS to confirm its subscription before its workspaces go back.</summary>
    public required string ConfirmationDelay { get; init; }

    /// <summary>Whether an owner may change a workspace's settlement method only once a calendar month.</summary>
    public required bool MonthlyLimit { get; init; }

    /// <summary>Whether owners with arbitrary selection may have workspaces of sites of the other AWS partition paid through our listings.</summary>
    public required bool AnySettlementAcrossPartitions { get; init; }

    public required UsageSettings Usage { get; init; }

    /// <exception cref="SettingException">A setting is missing, invalid or unknown.</exception>
    public static DeploymentSettings Read(Node node)
    {
        var (lookup, rejectUnknown) = EnvironmentFile.CreateLookup(node);
        var known = new HashSet<string>();
        var settings = Read(ContextReader.ForTopLevel(name =>
        {
            known.Add(name);
            return lookup(name);
        }));
        rejectUnknown(known);
        return settings;
    }

    private static DeploymentSettings Read(ContextReader context)
    {
        var target = DeploymentTarget.Read(context);
        var products = ProductSettings.ReadAll(context, target);
        return new()
        {
            Name = context.Required("name", SettingPatterns.DeploymentName, "guance"),
            Target = target,
            Architecture = context.Required("architecture", SettingPatterns.Architecture, "arm64"),
            Bundle = context.Boolean("bundle", defaultValue: true),
            OfficialAwsPackages = context.Boolean("officialAwsPackages", defaultValue: false),
            Concurrency = ConcurrencySettings.Read(context.GroupOrEmpty("concurrency")),
            Backup = BackupSettings.Read(context, target),
            QuietDays = context.Integer("quietDays", 1, MaxAlarmDays, defaultValue: MaxAlarmDays),
            RestoredTable = RestoredTableSettings.Read(context, target),
            Canary = context.Boolean("canary", defaultValue: true),
            Retention = RetentionSettings.Read(context),
            Products = products,
            AllowedAccounts = ReadAllowedAccounts(context, products),
            Tags = TagSettings.Read(context),
            ExpenseCenter = ExpenseCenterSettings.Read(context.GroupOrEmpty("expenseCenter")),
            Mail = MailSettings.Read(context.GroupOrEmpty("mail"), target),
            Support = SupportSettings.Read(context.GroupOrEmpty("support")),
            Domain = DomainSettings.Read(context.OptionalGroup("domain", "name", "certificateArn", "hostedZoneId", "hostedZoneName"), target),
            Seller = SellerSettings.Read(context.OptionalGroup("seller", "account", "externalId"), target, products),
            AlarmEmail = context.OptionalEmail("alarmEmail", "operations@example.com"),
            TeardownDelay = context.Optional("teardownDelay", SettingPatterns.Duration, "00:15:00") ?? new SettlementOptions().TeardownDelay.ToString("c"),
            ConfirmationDelay = context.Optional("confirmationDelay", SettingPatterns.Duration, "3.00:00:00")
                ?? new SettlementOptions().ConfirmationDelay.ToString("c"),
            MonthlyLimit = context.Boolean("monthlyLimit", new SettlementOptions().MonthlyLimit),
            AnySettlementAcrossPartitions = context.Boolean(
                "anySettlementAcrossPartitions", new SettlementOptions().AnySettlementAcrossPartitions),
            Usage = UsageSettings.Read(context.GroupOrEmpty("usage"), target),
        };
    }
    private static IReadOnlyList<string> ReadAllowedAccounts(ContextReader context, IReadOnlyList<ProductSettings> products)
    {
        const string example = "111122223333";
        var accounts = context.Texts("allowedAccounts", example);
        if (accounts.FirstOrDefault(account => !SettingPatterns.Account.IsMatch(account)) is { } invalid)
        {
            throw SettingException.Invalid(context.FullName("allowedAccounts"), invalid, example);
        }

        return accounts.Count > 0 && products.FirstOrDefault(product => product.TopicArns.Count > 0) is { } older
            ? throw new SettingException(
                $"Product {older.Code} is an older listing, whose notices come over SNS and name no AWS account: an environment with "
                + "allowedAccounts would hear all buyers. Leave the product, or allowedAccounts, out.")
            : accounts;
    }
}

/// <summary>Contact addresses for buyers; AWS requires them on the landing page.</summary>
internal sealed record SupportSettings(string Email, string Url)
{
    public static SupportSettings Read(ContextReader group) => new(
        group.RequiredEmail("email", "support@example.com"),
        group.RequiredUrl("url", "https://example.com/support"));
}
