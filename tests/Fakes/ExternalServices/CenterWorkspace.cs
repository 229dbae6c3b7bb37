using System.Text.Json.Nodes;

namespace Guance.Serverless.Fakes.ExternalServices;

/// <summary>A workspace, with the settlement method that the Expense Center knows of it.</summary>
/// <param name="Version">Of the settlement; 0 until the settlement service first set it.</param>
public sealed record CenterWorkspace(
    string Owner, string Site, string Id, string Name, string Method = "ExpenseCenter", long Version = 0)
{
    /// <summary>Who pays; null when the Expense Center account does.</summary>
    public CloudPayer? CloudAccount { get; init; }

    /// <summary>The contract's Settlement.</summary>
    internal JsonObject Settlement => new() { ["method"] = Method, ["version"] = Version };

    /// <summary>The order of lists, and the position in one: by site, then id.</summary>
    public string Key => Site + "/" + Id;
}
