using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Conventions;

/// <summary>
/// Creates log groups. Access logs hold IP addresses and SES's events hold e-mail addresses, so no log is kept longer than it takes
/// to investigate a complaint. The audit trail, which is kept longer, is the history of cloud accounts in the table.
/// </summary>
internal static class LogGroups
{
    private const RetentionDays LogRetention = RetentionDays.THREE_MONTHS;

    public static LogGroup Create(Construct scope, string id, string name, RetentionSettings retention) => new(scope, id, new LogGroupProps
    {
        LogGroupName = name,
        Retention = LogRetention,
        RemovalPolicy = retention.DataRemovalPolicy,
    });
}
