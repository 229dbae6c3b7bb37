namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>What has become of a subscription.</summary>
/// <param name="Status">Pending, Active, Failed, Ending or Ended.</param>
/// <param name="Account">Status of the cloud account that holds it; <see cref="Gone"/> when it is deleted, or about to be.</param>
/// <param name="Terms">The offer, and the end of the agreement, as far as AWS has told them: see <see cref="TermsOf"/>.</param>
/// <param name="Group">The least name among the subscriptions of that account, so that those of one account have the same.</param>
internal sealed record Fate(string Status, string Terms, string Account, string Group)
{
    public const string Gone = "Gone";

    /// <param name="offer">Null while AWS has not named it.</param>
    /// <param name="ends">Text of the end; two dots when there is none; null while AWS has not told it.</param>
    public static string TermsOf(string? offer, string? ends) => $"{offer ?? "no offer"} until {ends ?? "?"}";

    public static string Tell(IReadOnlyDictionary<string, Fate> fates) => string.Join(
        '\n', fates.Select(fate => $"  {fate.Key}: {fate.Value.Status}, {fate.Value.Terms}, account of {fate.Value.Group} is {fate.Value.Account}"));
}
