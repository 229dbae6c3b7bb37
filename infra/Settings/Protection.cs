using Amazon.CDK;

namespace Guance.Serverless.Infra.Settings;

/// <summary>What becomes of data when a stack, or a resource of it, is deleted or replaced.</summary>
/// <param name="Retain">Whether what holds data stays; without, for environments to throw away, everything goes with its stack.</param>
/// <param name="AgainstDeletion">Whether the stacks and the table refuse to be deleted.</param>
internal sealed record Protection(bool Retain, bool AgainstDeletion)
{
    /// <summary>
    /// For everything that holds data. A creation that is rolled back does remove it: what was just made is empty, and its name
    /// would be in the way of the next try. Source: CloudFormation Template Reference, "DeletionPolicy attribute".
    /// </summary>
    public RemovalPolicy OfData => Retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;

    public static Protection Read(ContextReader context)
    {
        var retain = context.Switch("retain", otherwise: true);
        return new(retain, context.Switch("protect", otherwise: true) && retain);
    }

    /// <summary>Warns of a deployment without it, which is right for the first one and for environments to throw away.</summary>
    public void WarnWithout(Stack stack)
    {
        if (!AgainstDeletion)
        {
            Annotations.Of(stack).AddWarningV2(
                "guance:unprotected",
                Retain
                    ? "Nothing refuses to be deleted. Once the first deployment has succeeded, deploy again without protect=false (infra/README.md, \"Steps\")."
                    : "Everything, the table with it, is deleted with the stack (infra/README.md, \"Environments\").");
        }
    }
}
