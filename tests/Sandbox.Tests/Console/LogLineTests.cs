using Guance.Serverless.Sandbox.Console.Aws;

namespace Guance.Serverless.Sandbox.Tests.Console;

public sealed class LogLineTests
{
    private const string Log =
        """
        {"timestamp":"2026-11-26T10:00:00Z","level":"Information","message":"A buyer arrived","requestId":"r-1"}
        {"timestamp":"2026-11-26T10:00:01Z","level":"Warning","message":"The table is slow","requestId":"r-2"}
        {"_aws":{"Timestamp":1},"Function":"Outbox","OutboxDone":1}
        Task timed out after 30.00 seconds

        """;

    [Fact]
    public void The_last_lines_come_first() =>
        Assert.Equal(
            ["Task timed out after 30.00 seconds", "metrics", "The table is slow", "A buyer arrived"],
            LogLine.Last("Outbox", Log, least: null, text: null).Select(line => line.Message));

    [Fact]
    public void A_level_leaves_out_what_is_less_urgent_but_not_what_Lambda_wrote() =>
        Assert.Equal(
            ["Task timed out after 30.00 seconds", "The table is slow"],
            LogLine.Last("Outbox", Log, "Warning", text: null).Select(line => line.Message));

    [Fact]
    public void A_request_is_found_by_its_id()
    {
        var line = Assert.Single(LogLine.Last("Outbox", Log, least: null, "R-1"));

        Assert.Equal("Information", line.Level);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero), line.At);
        Assert.Equal([KeyValuePair.Create("requestId", "r-1")], line.Properties);
    }
}
