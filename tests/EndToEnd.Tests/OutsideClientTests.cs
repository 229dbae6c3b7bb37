using System.Diagnostics;
using System.Text.Json.Nodes;
using Guance.Serverless.EndToEnd.Tests.Running;
using Guance.Serverless.Sandbox.Console;
using Guance.Serverless.Sandbox.Moto;

namespace Guance.Serverless.EndToEnd.Tests;

/// <summary>An AWS client that is not ours plays AWS: the sample notices, published with the AWS CLI.</summary>
public sealed class OutsideClientTests(PatientSandboxFixture fixture) : IClassFixture<PatientSandboxFixture>
{
    private const string Licence = "Licence#l-9d01a1b2c3d4e5f60718293a4b5c6d7e";
    private const string RenewedLicence = "Licence#l-0e11a1b2c3d4e5f60718293a4b5c6d7e";
    private const string SampleProduct = "5ozyy2nlzhexample";
    private const string Customer = $"Customer#{SampleProduct}#X01EXAMPLEX";

    [Fact]
    public async Task The_sample_notices_move_the_lifecycle_through_topic_bus_and_queue()
    {
        await ToQueueAsync("eventbridge-agreement-created");
        await ToQueueAsync("eventbridge-license-updated");
        await SeesAsync(Licence, "Active");
        await ToQueueAsync("eventbridge-agreement-ended");
        await SeesAsync(Licence, "Ending");
        await ToBusAsync(JsonNode.Parse(await SampleAsync("eventbridge-license-deprovisioned"))!);
        await SeesAsync(Licence, "Ended");

        // Renewed after all, in an order of its own: the old licence goes before anybody has heard of the renewal.
        await ToQueueAsync("eventbridge-renewal-old-license-deprovisioned");
        await ToQueueAsync("eventbridge-renewal-license-updated");
        await SeesAsync(RenewedLicence, "Active");
        await ToQueueAsync("eventbridge-renewal-old-ended");
        await ToQueueAsync("eventbridge-renewal-created");
        await Eventually.SeesAsync(
            async () => (await fixture.Sandbox.RowsAsync("example0000")).Where(row => row["SK"].S == "AGREEMENT")
                .Select(row => row.TryGetValue("account", out var account) ? account.S : "none").ToArray(),
            accounts => accounts.Length == 2 && accounts[0] == accounts[1] && accounts[0] != "none",
            "both agreements at one account");

        await ToTopicAsync("sns-subscribe-success");
        await SeesAsync(Customer, "Active");
        await ToTopicAsync("sns-entitlement-updated");
        await ToTopicAsync("sns-unsubscribe-pending");
        await SeesAsync(Customer, "Ending");
        await ToQueueAsync("sns-unsubscribe-success-raw");
        await SeesAsync(Customer, "Ended");
    }

    [Fact]
    public async Task An_event_put_on_the_bus_reaches_the_lifecycle()
    {
        var sample = JsonNode.Parse(await SampleAsync("eventbridge-license-updated"))!;
        sample["detail"]!["license"]!["arn"] = "aws:license-manager::294406891311:license:l-bus";
        sample["detail"]!["agreement"]!["id"] = "agmt-bus";
        await ToBusAsync(sample);
        await SeesAsync("Licence#l-bus", "Active");
    }

    [Fact]
    public async Task An_unreadable_notice_ends_unchanged_in_the_dead_letter_queue()
    {
        const string Broken = "{\"Type\":\"Notification\",\"Message\":";
        await AwsAsync("sqs", "send-message", "--queue-url", fixture.Sandbox.Resources.Notices.Url, "--message-body", Broken);
        var kept = await Eventually.SeesAsync(
            () => fixture.Sandbox.Clients.Sqs.ReceiveMessageAsync(
                fixture.Sandbox.Resources.Notices.DeadLetterUrl, TestContext.Current.CancellationToken),
            answer => answer.Messages is { Count: > 0 },
            "the broken notice");
        Assert.Equal(Broken, kept.Messages[0].Body);
    }

    private Task SeesAsync(string subscription, string status) => Eventually.SeesAsync(
        async () => string.Join(',', (await fixture.Sandbox.RowsAsync("ACCOUNT#")).Where(row => row.ContainsKey("subscriptions"))
            .SelectMany(row => row["subscriptions"].L).Where(one => one.M["id"].S == subscription).Select(one => one.M["status"].S)),
        seen => seen == status,
        $"{subscription} {status}");

    /// <summary>The samples name one product in both contracts; the events here are about the listing of the newer one.</summary>
    private static async Task<string> SampleAsync(string name)
    {
        var sample = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Contracts", name + ".json"), TestContext.Current.CancellationToken);
        return name.StartsWith("eventbridge-", StringComparison.Ordinal)
            ? sample.Replace(SampleProduct, SandboxProducts.Newer.Code, StringComparison.Ordinal)
            : sample;
    }

    private async Task ToQueueAsync(string name) => await AwsAsync(
        "sqs", "send-message", "--queue-url", fixture.Sandbox.Resources.Notices.Url, "--message-body", await SampleAsync(name));

    /// <summary>The bus makes an envelope of its own around the sample's detail, with its own id and time.</summary>
    private Task ToBusAsync(JsonNode sample) => AwsAsync(
        "events",
        "put-events",
        "--entries",
        new JsonArray(new JsonObject
        {
            ["Source"] = sample["source"]!.DeepClone(),
            ["DetailType"] = sample["detail-type"]!.DeepClone(),
            ["Detail"] = sample["detail"]!.ToJsonString(),
        }).ToJsonString());

    /// <summary>The topic makes an envelope of its own around the sample's message, as AWS's does.</summary>
    private async Task ToTopicAsync(string name)
    {
        var envelope = JsonNode.Parse(await SampleAsync(name))!;
        var topic = fixture.Sandbox.Resources.Topics[$"{envelope["TopicArn"]}".Split(':')[^1]];
        await AwsAsync("sns", "publish", "--topic-arn", topic, "--message", $"{envelope["Message"]}");
    }

    private async Task AwsAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["--endpoint-url", $"{fixture.Sandbox.Aws}", "--region", SandboxCredentials.Region, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["AWS_ACCESS_KEY_ID"] = SandboxCredentials.AccessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = SandboxCredentials.SecretAccessKey;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{await output}{errors}");
    }
}
