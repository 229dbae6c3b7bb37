using Amazon.CDK;
using Amazon.CDK.AWS.Backup;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Storage;

/// <summary>
/// A nightly backup of the table and a copy of it in another Region. Both are kept for 35 days, as long as point-in-time recovery
/// reaches back. Source: AWS Backup Developer Guide, "Advanced DynamoDB backup".
/// </summary>
internal static class TableBackups
{
    private const int RetentionDays = 35;

    public static void Create(Construct scope, ResourceNames names, DeploymentSettings settings, BackupSettings backup, ITable table)
    {
        var vault = new BackupVault(scope, "Backups", new BackupVaultProps
        {
            BackupVaultName = names.BackupVault,
            RemovalPolicy = settings.Retention.DataRemovalPolicy,
        });
        var plan = new BackupPlan(scope, "BackupPlan", new BackupPlanProps
        {
            BackupPlanName = names.BackupVault,
            BackupVault = vault,
            BackupPlanRules =
            [
                new BackupPlanRule(new BackupPlanRuleProps
                {
                    RuleName = "daily",
                    ScheduleExpression = Schedule.Cron(new CronOptions { Hour = "3", Minute = "0" }),
                    DeleteAfter = Duration.Days(RetentionDays),
                    CopyActions =
                    [
                        new BackupPlanCopyActionProps
                        {
                            DestinationBackupVault = BackupVault.FromBackupVaultArn(scope, "Copies", CopyVaultArn(Stack.Of(scope), names, backup)),
                            DeleteAfter = Duration.Days(RetentionDays),
                        },
                    ],
                }),
            ],
        });
        var role = new Role(scope, "BackupRole", new RoleProps
        {
            Description = "AWS Backup reads the settlement's table",
            AssumedBy = new ServicePrincipal("backup.amazonaws.com"),
        });
        NagSuppressions.Add(role, "AwsSolutions-IAM4", "AWS managed policy for AWS Backup; AWS limits it to the calls that AWS Backup makes");
        _ = new BackupSelection(scope, "BackupSelection", new BackupSelectionProps
        {
            BackupPlan = plan,
            BackupSelectionName = names.BackupVault,
            Resources = [BackupResource.FromArn(table.TableArn)],
            Role = role,
        });
    }

    private static string CopyVaultArn(Stack stack, ResourceNames names, BackupSettings backup) => stack.FormatArn(new ArnComponents
    {
        Service = "backup",
        Region = backup.Region,
        Resource = "backup-vault",
        ResourceName = names.BackupVault,
        ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
    });
}
