using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Storage;

/// <summary>
/// Where logs are kept. Access logs hold IP addresses and SES's events e-mail addresses, so no log is kept longer than it takes to
/// look into a complaint; what has to be known for years is the history of cloud accounts in the table.
/// </summary>
internal static class LogGroups
{
    private const RetentionDays Retention = RetentionDays.THREE_MONTHS;

    public static LogGroup Create(Construct scope, string id, string name, Protection protection) => new(scope, id, new LogGroupProps
    {
        LogGroupName = name,
        Retention = Retention,
        RemovalPolicy = protection.OfData,
    });
}
