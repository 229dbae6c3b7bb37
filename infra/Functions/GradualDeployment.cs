using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CodeDeploy;
using Constructs;
using Guance.Serverless.Infra.Conventions;

namespace Guance.Serverless.Infra.Functions;

/// <summary>
/// The CodeDeploy deployment group of a function. A new version gets a tenth of the calls for five minutes, then all of them; an
/// alarm during that time rolls back to the old version. An urgent deployment shifts all calls at once.
/// </summary>
internal static class GradualDeployment
{
    /// <param name="scope">The parent construct.</param>
    /// <param name="function">The function.</param>
    /// <param name="canary">False to shift all calls at once; then no alarm stops the deployment.</param>
    /// <param name="rollbackAlarms">
    /// Alarms on the new version alone. Any other alarm could stop the very deployment that fixes its cause.
    /// </param>
    public static void Create(Construct scope, NativeFunction function, bool canary, params IAlarm[] rollbackAlarms)
    {
        var group = new LambdaDeploymentGroup(scope, $"{function.Props.Settings.Name}Deployment", new LambdaDeploymentGroupProps
        {
            Alias = function.LiveAlias,
            DeploymentConfig = canary ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES : LambdaDeploymentConfig.ALL_AT_ONCE,
            Alarms = canary ? rollbackAlarms : null,
            AutoRollback = new AutoRollbackConfig
            {
                DeploymentInAlarm = canary ? true : null,
                FailedDeployment = true,
                StoppedDeployment = true,
            },
        });
        NagSuppressions.Add(group.Role, "AwsSolutions-IAM4", "AWS managed policy for CodeDeploy; AWS limits it to the calls that CodeDeploy makes");
    }
}
