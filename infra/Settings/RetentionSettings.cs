using Amazon.CDK;

namespace Guance.Serverless.Infra.Settings;

/// <summary>What happens to data when a stack, or one of its resources, is deleted or replaced.</summary>
/// <param name="RetainData">Whether resources that hold data are kept. If not, as in temporary environments, they are deleted with their stack.</param>
/// <param name="DeletionProtection">Whether AWS refuses to delete the stacks and the table.</param>
internal sealed record RetentionSettings(bool RetainData, bool DeletionProtection)
{
    /// <summary>
    /// For every resource that holds data. When a creation is rolled back the resource is deleted all the same: it is still empty, and
    /// its name would block the next attempt. Source: CloudFormation Template Reference, "DeletionPolicy attribute".
    /// </summary>
    public RemovalPolicy DataRemovalPolicy => RetainData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;

    public static RetentionSettings Read(ContextReader context)
    {
        var retain = context.Boolean("retain", defaultValue: true);
        return new(retain, context.Boolean("protect", defaultValue: true) && retain);
    }
}
