namespace Guance.Serverless.Lifecycle.Tests.Model;

/// <summary>Makes a failure readable: leaves out of a sequence whatever it does not need to fail.</summary>
internal static class Shortest
{
    public static async Task<Message[]> OfAsync(Message[] sequence, Func<Message[], Task<bool>> fails)
    {
        for (var index = 0; index < sequence.Length;)
        {
            Message[] shorter = [.. sequence[..index], .. sequence[(index + 1)..]];
            var stillFails = shorter.Length > 0 && await fails(shorter);
            (sequence, index) = stillFails ? (shorter, 0) : (sequence, index + 1);
        }

        return sequence;
    }

    public static Message[] Of(Message[] sequence, Func<Message[], bool> fails) =>
        OfAsync(sequence, shorter => Task.FromResult(fails(shorter))).GetAwaiter().GetResult();
}
