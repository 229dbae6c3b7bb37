using System.Globalization;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>What the button asks for that sent the form.</summary>
public abstract record PickerAction
{
    /// <summary>The name that all buttons of the forms share.</summary>
    public const string Field = "do";

    private PickerAction()
    {
    }

    /// <summary>Shows the list again, as it is narrowed down now: after a search, or in another language.</summary>
    public sealed record Stay : PickerAction;

    /// <summary>Shows another page of the list.</summary>
    public sealed record Turn(int Page) : PickerAction;

    /// <summary>Chooses all of a site; of all sites when it is null.</summary>
    public sealed record All(string? Site) : PickerAction;

    /// <summary>Chooses nothing of a site; of no site when it is null.</summary>
    public sealed record None(string? Site) : PickerAction;

    /// <summary>Shows what would be confirmed, and who would pay.</summary>
    public sealed record Review : PickerAction;

    /// <summary>Carries it out.</summary>
    public sealed record Confirm : PickerAction;

    /// <summary>A form without a button's value is a confirmation: what needs to be chosen and agreed to is in its fields.</summary>
    public static PickerAction Read(string? value)
    {
        var (name, detail) = value?.IndexOf(':', StringComparison.Ordinal) is { } colon and >= 0
            ? (value[..colon], value[(colon + 1)..])
            : (value, null);
        return name switch
        {
            null or "" or "confirm" => new Confirm(),
            "review" => new Review(),
            "all" => new All(detail),
            "none" => new None(detail),
            "page" when int.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var page) => new Turn(page),
            _ => new Stay(),
        };
    }
}
