namespace Guance.Serverless.Lifecycle.Tests.Scale;

/// <summary>Tests that measure the process: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
