namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>What must hold of a world in which a story was played; null when it does, else what is wrong.</summary>
internal delegate string? Check(World world, IReadOnlyDictionary<string, Fate> expected, IReadOnlyCollection<Message> story);

/// <summary>A story with its expected end, to be played in many orders.</summary>
internal sealed class Trial(string name, Message[] story, Check check)
{
    private readonly Reading reading = new(story);

    public IReadOnlyDictionary<string, Fate> Expected { get; } = Oracle.Expect(story);

    /// <summary>Fails with the whole order, and with the shortest part of it that is still wrong.</summary>
    public void Hold(Message[] order)
    {
        var world = reading.Play(order);
        if (!Oracle.IsUnclear(story) && check(world, Expected, story) is { } complaint)
        {
            var shortest = Shortest.Of(order, shorter => Complaint(shorter) is not null);
            Assert.Fail($"{name}: {complaint}\nin\n{Message.Tell(order)}\nshortest:\n{Message.Tell(shortest)}\n{Complaint(shortest)}");
        }
    }

    /// <summary>A shorter part may be unclear where the whole is not.</summary>
    private string? Complaint(Message[] order)
    {
        var told = order.Distinct().ToArray();
        return Oracle.IsUnclear(told) ? null : check(new Reading(told).Play(order), Oracle.Expect(told), told);
    }
}
