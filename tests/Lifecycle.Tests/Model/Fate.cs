namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>What has become of a subscription.</summary>
/// <param name="Status">Pending, Active, Failed, Ending or Ended.</param>
/// <param name="Account">Status of the cloud account that holds it; <see cref="Gone"/> when it is deleted, or about to be.</param>
/// <param name="Group">The least name among the subscriptions of that account, so that those of one account have the same.</param>
internal sealed record Fate(string Status, string Account, string Group)
{
    public const string Gone = "Gone";

    public static string Tell(IReadOnlyDictionary<string, Fate> fates) => string.Join(
        '\n', fates.Select(fate => $"  {fate.Key}: {fate.Value.Status}, account of {fate.Value.Group} is {fate.Value.Account}"));
}
