using System.Globalization;
using System.Text;

namespace Guance.Serverless.Tests;

/// <summary>
/// The one formula from counts to dollars: units of the table, requests of the services, and Lambda for the time that the calls and
/// the processor take.
/// </summary>
internal static class StepCost
{
    /// <summary>What a call to AWS is taken to last in the same Region.</summary>
    public static readonly TimeSpan CallTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Processor time of an invocation beside its calls, and of a call: what the benchmark measured on x64, rounded up.</summary>
    private static readonly TimeSpan Processor = TimeSpan.FromMilliseconds(1);

    private const int Megabytes = 512;

    /// <summary>Requests of SQS for a message: sent, received, deleted.</summary>
    private const int RequestsOfMessage = 3;

    /// <summary>Outbox items of a confirmation: the new payer of up to 25 workspaces, a mail, a work order. Of a teardown: the first two.</summary>
    private const int ItemsOfConfirmation = 3, ItemsOfTeardown = 2;

    /// <summary>Pages of a registration: choose, review, outcome, and the two forms between them.</summary>
    private const int PagesOfRegistration = 5;

    /// <summary>Usage records of a message, and of a closed hour: one dimension of an account with 20 workspaces.</summary>
    public const int RecordsOfMessage = 500, RecordsOfHour = 20;

    /// <returns>Millionths of a dollar.</returns>
    /// <param name="step">What is asked of the outside.</param>
    /// <param name="messages">Messages that cause it, each an invocation.</param>
    public static double Of(StepCount step, int messages = 1)
    {
        var calls = step.Calls.Values.Sum();
        return (step.WriteUnits * Prices.WriteUnit) + (step.ReadUnits * Prices.ReadUnit)
            + (step.Calls.GetValueOrDefault("SQS") * Prices.SqsRequest) + (messages * RequestsOfMessage * Prices.SqsRequest)
            + (step.Calls.GetValueOrDefault("SES") * Prices.Mail) + (step.Calls.GetValueOrDefault("KMS") * Prices.KmsRequest)
            + Lambda(Math.Max(messages, 1), (calls * CallTime) + (Math.Max(messages, 1) * Processor), Megabytes);
    }

    /// <returns>Millionths of a dollar.</returns>
    public static double Lambda(int invocations, TimeSpan billed, int megabytes) =>
        (invocations * Prices.LambdaRequest) + (billed.TotalSeconds * megabytes / 1024 * Prices.LambdaGigabyteSecond);

    /// <summary>How long Lambda bills an invocation: the processor is given in proportion to the memory.</summary>
    /// <param name="processor">Time on a whole processor.</param>
    /// <param name="waiting">Time in which it waits for calls.</param>
    /// <param name="megabytes">The setting of the function.</param>
    public static TimeSpan Billed(TimeSpan processor, TimeSpan waiting, int megabytes) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(((processor / Math.Min(1, megabytes / Prices.MegabytesOfProcessor)) + waiting).TotalMilliseconds));

    /// <summary>Dollars for a thousand of each, from the counts of the steps.</summary>
    public static IReadOnlyList<(string What, double Dollars)> Of(IReadOnlyList<StepCount> steps)
    {
        var begin = Cost("notice: agreement created") + Cost("notice: licence updated, the first of a subscription")
            + Cost("arrive: the buyer comes with a token", messages: 0) + Prices.HttpApiRequest
            + (PagesOfRegistration * (Prices.HttpApiRequest + Lambda(1, Processor + (5 * CallTime), Megabytes)));
        var end = Cost("notice: agreement ended, cancelled: first sign of the end") + Cost("notice: licence deprovisioned: last sign of the end");
        var one = Cost("confirm, 1 workspace", messages: 0) + Cost("outbox item: a settlement change") + Cost("outbox item: a mail") + Cost("outbox item: a work order");
        var many = Cost("confirm, 20 workspaces", messages: 0) + Cost("… and its outbox items", messages: ItemsOfConfirmation);
        var teardown = steps.SkipWhile(one => one.Step != "teardown, 20 workspaces").ToList();
        var gone = Of(teardown[0]) + Of(teardown[1], ItemsOfTeardown);
        var taken = Cost($"usage message of {RecordsOfMessage} records") / RecordsOfMessage;
        var billed = (Cost($"run of Metering that closes an hour of {RecordsOfHour} workspaces and sends 1 record") - Cost("run of Metering that finds nothing")) / RecordsOfHour;
        return
        [
            ("subscriptions that begin, with 1 workspace each", (begin + one) / 1000),
            ("subscriptions that begin, with 20 workspaces each", (begin + many) / 1000),
            ("subscriptions that begin and end, with 20 workspaces each", (begin + many + end + gone) / 1000),
            ("workspace-months whose usage of 10 dimensions is metered each hour, 20 workspaces each", Prices.UsageRecordsOfMonth * (taken + billed) / 1000),
        ];

        double Cost(string step, int messages = 1) => Of(steps.First(one => one.Step == step), messages);
    }

    public static string Write(IReadOnlyList<StepCount> steps)
    {
        var text = new StringBuilder("US dollars for a thousand\n");
        foreach (var (what, dollars) in Of(steps))
        {
            text.Append(CultureInfo.InvariantCulture, $"{dollars,8:0.00}  {what}\n");
        }

        return text.ToString();
    }
}
