using Guance.Serverless.Fakes.Calls;
using Guance.Serverless.Fakes.Metering;

namespace Guance.Serverless.Lifecycle.Tests.Metering;

/// <content>What goes wrong: calls of the functions, and AWS.</content>
internal sealed partial class ConservationStory
{
    private static readonly Fault[] AnyFault =
        [Fault.FailBefore, Fault.LoseAnswer, Fault.KillBefore, Fault.KillAfter, Fault.Throttle, Fault.Conflict, Fault.RowChanged, Fault.InProgress];

    private int faultsLeft;

    private Task BreakAsync()
    {
        faultsLeft = 1 + dice.Roll(6);
        acts.Add($"{system.Now:u} the next {faultsLeft} faults");
        return UseAsync();
    }

    private Task BreakAwsAsync()
    {
        var fault = dice.Roll(8);
        acts.Add($"{system.Now:u} AWS: fault {fault}");
        Mend();
        switch (fault)
        {
            case 0:
                system.Aws.Refusal = MeteringErrors.Throttled;
                break;
            case 1:
                system.Aws.Refusal = MeteringErrors.Down;
                break;
            case 2:
                system.Aws.LosesAnswers = true;
                break;
            case 3:
                system.Aws.RefusedDimensions = new HashSet<string> { "hosts" };
                break;
            case 4:
                system.Aws.LeavesUnprocessed = record => record.Quantity % 2 == 0;
                break;
            case 5:
                system.Aws.Refusal = MeteringErrors.Disabled;
                break;
            case 6:
                system.Change(dice.Pick<Buyer>([.. buyers]).Sample, one => one with { IsSuspended = true });
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    private void Mend()
    {
        system.Aws.Refusal = null;
        system.Aws.LosesAnswers = false;
        system.Aws.RefusedDimensions = new HashSet<string>();
        system.Aws.LeavesUnprocessed = _ => false;
        foreach (var buyer in buyers)
        {
            system.Change(buyer.Sample, one => one with { IsSuspended = false });
        }
    }

    private Fault? Judge(Call call)
    {
        if (faultsLeft == 0 || call.Function is not ("UsageIntake" or "Metering") || !dice.Once(7))
        {
            return null;
        }

        faultsLeft--;
        var fault = dice.Pick<Fault>(AnyFault);
        acts.Add($"{system.Now:u} {fault} at {call}");
        return fault;
    }
}
