using System.Globalization;

namespace Guance.Serverless.Registration.WorkspacePicker;

/// <summary>The action of the button that submitted the form.</summary>
public abstract record PickerAction
{
    /// <summary>Field name of all buttons.</summary>
    public const string Field = "do";

    /// <summary>Value of the button that searches: it shows the first page of what is found.</summary>
    public const string Search = "page:1";

    private PickerAction()
    {
    }

    /// <summary>Shows the same page again, such as in another language.</summary>
    public sealed record Stay : PickerAction;

    /// <summary>Shows another page of the list.</summary>
    public sealed record Turn(int Page) : PickerAction;

    /// <summary>Chooses all of a site; when it is null, all that fit the search.</summary>
    public sealed record All(string? Site) : PickerAction;

    /// <summary>Clears the selection of a site; when it is null, of all that fit the search.</summary>
    public sealed record None(string? Site) : PickerAction;

    /// <summary>Shows the review page.</summary>
    public sealed record Review : PickerAction;

    /// <summary>Shows the review of a registration without workspaces: they are added later.</summary>
    public sealed record LinkOnly : PickerAction;

    /// <summary>Confirms the choice.</summary>
    public sealed record Confirm : PickerAction;

    /// <summary>A form without a button's value counts as a confirmation.</summary>
    public static PickerAction Read(string? value)
    {
        var (name, detail) = value?.IndexOf(':', StringComparison.Ordinal) is { } colon and >= 0
            ? (value[..colon], value[(colon + 1)..])
            : (value, null);
        return name switch
        {
            null or "" or "confirm" => new Confirm(),
            "review" => new Review(),
            "link" => new LinkOnly(),
            "all" => new All(detail),
            "none" => new None(detail),
            "page" when int.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var page) => new Turn(page),
            _ => new Stay(),
        };
    }
}
