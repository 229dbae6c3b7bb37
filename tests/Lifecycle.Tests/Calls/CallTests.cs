namespace Guance.Serverless.Lifecycle.Tests.Calls;

/// <summary>How often each step goes to AWS and the Expense Center is known, and changes only on purpose.</summary>
public sealed class CallTests
{
    [Fact]
    public async Task Each_step_makes_the_calls_that_were_approved_and_costs_what_was_approved()
    {
        var steps = await Steps.CountAsync();
        Approval.Check("calls.txt", StepCount.Write(steps));
        Approval.Check("costs.txt", StepCost.Write(steps));
    }
}
