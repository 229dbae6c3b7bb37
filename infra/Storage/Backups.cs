using Amazon.CDK;
using Amazon.CDK.AWS.Backup;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Constructs;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Storage;

/// <summary>
/// A backup of the table each night, and a copy of it in another Region, both kept as long as the table itself can go back in time.
/// Source: AWS Backup Developer Guide, "Advanced DynamoDB backup".
/// </summary>
internal static class Backups
{
    private const int Days = 35;

    public static void Keep(Construct scope, Names names, DeploymentSettings settings, BackupSettings backup, ITable table)
    {
        var vault = new BackupVault(scope, "Backups", new BackupVaultProps
        {
            BackupVaultName = names.BackupVault,
            RemovalPolicy = settings.Protection.OfData,
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
                    DeleteAfter = Duration.Days(Days),
                    CopyActions =
                    [
                        new BackupPlanCopyActionProps
                        {
                            DestinationBackupVault = BackupVault.FromBackupVaultArn(scope, "Copies", Copies(Stack.Of(scope), names, backup)),
                            DeleteAfter = Duration.Days(Days),
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
        Acknowledged.Finding(role, "AwsSolutions-IAM4", "AWS Backup's own policy for backups, kept by AWS to what it calls");
        _ = new BackupSelection(scope, "BackupSelection", new BackupSelectionProps
        {
            BackupPlan = plan,
            BackupSelectionName = names.BackupVault,
            Resources = [BackupResource.FromArn(table.TableArn)],
            Role = role,
        });
    }

    private static string Copies(Stack stack, Names names, BackupSettings backup) => stack.FormatArn(new ArnComponents
    {
        Service = "backup",
        Region = backup.Region,
        Resource = "backup-vault",
        ResourceName = names.BackupVault,
        ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
    });
}
