namespace Guance.Serverless.Registration.Tests.Gallery;

/// <summary>What is wrong with a page, each in a sentence.</summary>
internal static class Problems
{
    /// <summary>Fails with all of them.</summary>
    public static void None(IReadOnlyCollection<string> problems) => Assert.True(problems.Count == 0, string.Join('\n', problems));
}
