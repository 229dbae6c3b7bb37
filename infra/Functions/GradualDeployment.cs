using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CodeDeploy;
using Constructs;

namespace Guance.Serverless.Infra.Functions;

/// <summary>A new version gets a tenth of the calls for five minutes, then all; an alarm meanwhile puts the old one back.</summary>
internal static class GradualDeployment
{
    public static void Of(Construct scope, NativeFunction function, params IAlarm[] rollbackOn)
    {
        var group = new LambdaDeploymentGroup(scope, $"{function.Plan.Settings.Name}Deployment", new LambdaDeploymentGroupProps
        {
            Alias = function.Live,
            DeploymentConfig = LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
            Alarms = rollbackOn,
            AutoRollback = new AutoRollbackConfig { DeploymentInAlarm = true, FailedDeployment = true, StoppedDeployment = true },
        });
        Acknowledged.Finding(group.Role, "AwsSolutions-IAM4", "CodeDeploy's own policy for Lambda, kept by AWS to what it calls");
    }
}
