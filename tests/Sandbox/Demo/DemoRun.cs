using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Demo;

/// <summary>Plays the stories, prints each step with what was observed, and counts.</summary>
internal static class DemoRun
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(90);

    /// <returns>The exit code: 0 only if every step was observed.</returns>
    public static async Task<int> PlayAsync(SandboxHost sandbox, CancellationToken stop)
    {
        using var alice = new Story(sandbox, SandboxProducts.Newer, "444455556666", "alice");
        using var bob = new Story(sandbox, SandboxProducts.Older, "777788889999", "bob");
        var (observed, all) = (0, 0);
        (string Title, IReadOnlyList<Step> Steps)[] chapters =
        [
            ("Newer contract: licences, notices over EventBridge", alice.Steps),
            ("Older contract: customer identifiers, notices over SNS", bob.Steps),
            ("Afterwards", new Aftermath(sandbox, [alice, bob]).Steps),
        ];
        foreach (var (title, steps) in chapters)
        {
            await Terminal.WriteLineAsync($"\n{title}");
            observed += await PlayAsync(steps, all, stop);
            all += steps.Count;
        }

        await Terminal.WriteLineAsync($"\ndemo: {observed} of {all} steps");
        return observed == all ? 0 : 1;
    }

    /// <returns>How many steps were observed. A step that fails ends its chapter: the next ones build on it.</returns>
    private static async Task<int> PlayAsync(IReadOnlyList<Step> steps, int before, CancellationToken stop)
    {
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
        {
            await Terminal.WriteLineAsync($"{before + index + 1,3}. {step.Title}");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(LongestStep);
            try
            {
                await Terminal.WriteLineAsync($"     {await step.PlayAsync(limit.Token)}");
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                var reason = failure is OperationCanceledException ? $"nothing of the kind within {LongestStep.TotalSeconds} s" : failure.Message;
                await Terminal.WriteLineAsync($"     NOT OBSERVED: {reason}");
                return index;
            }
        }

        return steps.Count;
    }
}
