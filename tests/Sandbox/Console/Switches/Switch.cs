namespace Guance.Serverless.Sandbox.Console.Switches;

/// <summary>A trouble that can be made and mended while the Sandbox runs.</summary>
/// <param name="name">Stable name, such as <c>marketplace-down</c>.</param>
/// <param name="effect">What happens while it is on, for people.</param>
public sealed class Switch(string name, string effect)
{
    private volatile bool on;

    public string Name { get; } = name;

    public string Effect { get; } = effect;

    public bool On
    {
        get => on;
        set => on = value;
    }

    public static void TurnOff(IEnumerable<Switch> switches)
    {
        foreach (var one in switches)
        {
            one.On = false;
        }
    }
}
