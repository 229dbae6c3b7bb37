namespace Guance.Serverless.Aws.Tests.RuntimeLoop;

/// <summary>A loop sets the process's trace variable, as Lambda's rules ask; so no two run at once.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneLoopAtATime
{
    public const string Name = "one loop at a time";
}
