namespace Guance.Serverless.Sandbox.Console.Billing;

/// <summary>Which usage Guance's billing sends.</summary>
/// <param name="Workspaces">Ids, or names as the Expense Center knows them; none for every workspace that AWS pays for.</param>
/// <param name="Hours">How many hours that are over, the last one first.</param>
public sealed record UsageOrder(IReadOnlyList<string> Workspaces, int Hours)
{
    /// <summary>The choice of every workspace that AWS pays for.</summary>
    public const string AllWorkspaces = "all";

    /// <summary>The longest: a month.</summary>
    public const int MaxHours = 744;

    /// <summary>Whether the hour in progress is sent too, as after the end of a subscription.</summary>
    public bool InProgress { get; init; }

    /// <summary>The cloud account that the records name; null when they name none.</summary>
    public string? CloudAccount { get; init; }

    /// <summary>Changes the quantities and not the ids: what was sent with another one is a conflict.</summary>
    public int Seed { get; init; }

    /// <param name="text">"all", or ids or names, one a line or between commas.</param>
    public static IReadOnlyList<string> ParseWorkspaces(string text)
    {
        var named = text.Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return named is [AllWorkspaces] ? [] : named;
    }
}

/// <summary>What was sent.</summary>
public sealed record UsageSent(int Workspaces, int Records, int Messages);

/// <summary>The order cannot be carried out; the message says why.</summary>
public sealed class UsageOrderException(string message) : Exception(message);
