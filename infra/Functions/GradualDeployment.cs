using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CodeDeploy;
using Constructs;

namespace Guance.Serverless.Infra.Functions;

/// <summary>
/// A new version gets a tenth of the calls for five minutes, then all; an alarm of that version meanwhile puts the old one back.
/// An urgent deployment gets all calls at once.
/// </summary>
internal static class GradualDeployment
{
    /// <param name="scope">Where the deployment group stands.</param>
    /// <param name="function">The function.</param>
    /// <param name="canary">False for all at once, which no alarm stops.</param>
    /// <param name="rollbackOn">Alarms that look at the new version alone: others would stop a deployment that mends what they tell of.</param>
    public static void Of(Construct scope, NativeFunction function, bool canary, params IAlarm[] rollbackOn)
    {
        var group = new LambdaDeploymentGroup(scope, $"{function.Plan.Settings.Name}Deployment", new LambdaDeploymentGroupProps
        {
            Alias = function.Live,
            DeploymentConfig = canary ? LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES : LambdaDeploymentConfig.ALL_AT_ONCE,
            Alarms = canary ? rollbackOn : null,
            AutoRollback = new AutoRollbackConfig
            {
                DeploymentInAlarm = canary ? true : null,
                FailedDeployment = true,
                StoppedDeployment = true,
            },
        });
        Acknowledged.Finding(group.Role, "AwsSolutions-IAM4", "CodeDeploy's own policy for Lambda, kept by AWS to what it calls");
    }
}
