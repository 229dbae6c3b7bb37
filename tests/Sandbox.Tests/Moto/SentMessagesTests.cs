using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.Sandbox.Tests.Moto;

public sealed class SentMessagesTests
{
    [Fact]
    public void A_lineage_of_two_functions_is_kept_as_it_was_before_the_SDK_encoded_it()
    {
        var sent = SentMessages.WithTrace(
            "AmazonSQS.SendMessage", "Root=1-5759e988-bd862e3fe1be46a994272793;Lineage=1:0a1b2c3d:0%7C8a61ccea:3", "{}"u8.ToArray());

        var kept = JsonNode.Parse(sent)!["MessageSystemAttributes"]!["AWSTraceHeader"]!["StringValue"]!.GetValue<string>();
        Assert.EndsWith("Lineage=1:0a1b2c3d:0|8a61ccea:3", kept, StringComparison.Ordinal);
    }
}
