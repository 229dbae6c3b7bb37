using Xunit.Sdk;

// Each class starts a whole system of its own; two at once would only take turns on the processors.
[assembly: Parallelization(Mode = ParallelMode.None)]
