using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Guance.Serverless.Sandbox.EventSources;
using Guance.Serverless.Sandbox.Lambda;

namespace Guance.Serverless.Sandbox.Tests.EventSources;

public sealed class BatchVerdictTests
{
    private static readonly HashSet<string> Batch = ["m1", "m2", "m3"];

    [Fact]
    public void Only_messages_that_were_not_reported_are_handled() =>
        Gen.Bool.Array[Batch.Count].Sample(failed =>
        {
            var failures = Batch.Where((_, index) => failed[index]).ToList();
            var items = failures.Select(id => (JsonNode)new JsonObject { ["itemIdentifier"] = id }).ToArray();
            var answer = new JsonObject { ["batchItemFailures"] = new JsonArray(items) };
            Assert.Equal(Batch.Except(failures).ToHashSet(), Handled(answer.ToJsonString()).ToHashSet());
        });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"batchItemFailures\":null}")]
    [InlineData("{\"batchItemFailures\":[]}")]
    public void An_answer_that_reports_nothing_means_that_all_were_handled(string answer) => Assert.Equal(Batch, Handled(answer).ToHashSet());

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}")]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":null}]}")]
    [InlineData("{\"batchItemFailures\":[{\"messageId\":\"m1\"}]}")]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":\"of another batch\"}]}")]
    public void An_invalid_answer_means_that_none_was_handled(string answer) => Assert.Empty(Handled(answer));

    [Fact]
    public void A_function_that_failed_handled_nothing()
    {
        Assert.Empty(BatchVerdict.Handled(new InvocationResult.Failed("Unhandled", ""), Batch));
        Assert.Empty(BatchVerdict.Handled(new InvocationResult.TimedOut(), Batch));
    }

    private static IReadOnlySet<string> Handled(string answer) =>
        BatchVerdict.Handled(new InvocationResult.Succeeded(Encoding.UTF8.GetBytes(answer)), Batch);
}
