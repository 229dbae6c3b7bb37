using Amazon.CDK;
using Amazon.CDK.AWS.Backup;
using Constructs;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra;

/// <summary>The vault in another Region for copies of the table's daily backups.</summary>
internal sealed class BackupCopyStack : Stack
{
    public BackupCopyStack(Construct scope, DeploymentSettings settings, BackupSettings backup, ResourceNames names)
        : base(scope, "Backups", new StackProps
        {
            StackName = names.Stack("backups"),
            Description = "Copies of the settlement's table",
            Env = new Amazon.CDK.Environment { Account = settings.Target.Account, Region = backup.Region },
            TerminationProtection = settings.Retention.DeletionProtection,
        }) =>
        _ = new BackupVault(this, "Copies", new BackupVaultProps
        {
            BackupVaultName = names.BackupVault,
            RemovalPolicy = settings.Retention.DataRemovalPolicy,
        });
}
