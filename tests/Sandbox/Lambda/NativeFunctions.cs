using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Guance.Serverless.Sandbox.Processes;
using Guance.Serverless.Sandbox.Startup;

namespace Guance.Serverless.Sandbox.Lambda;

/// <summary>The functions as the CDK app bundles them for deployment, for this machine's processor.</summary>
internal sealed class NativeFunctions
{
    private readonly string output;
    private readonly List<JsonNode> resources;

    private NativeFunctions(string output)
    {
        this.output = output;
        resources = [.. Templates(output).SelectMany(template =>
            JsonNode.Parse(File.ReadAllText(template))!["Resources"]!.AsObject().Select(resource => resource.Value!))];
    }

    /// <summary>Runs the CDK app as the CDK would for a deployment; assets that are there already are not published again.</summary>
    /// <exception cref="SandboxStartException">It cannot be synthesized; the message says why.</exception>
    public static async Task<NativeFunctions> SynthesizeAsync(string logs, CancellationToken stop)
    {
        if (Programs.Find("node") is null)
        {
            throw new SandboxStartException("--native takes the executables from the CDK app, which needs Node.js: install nodejs.");
        }

        var output = Path.Combine(Repository.Artifacts, "cdk");
        Directory.CreateDirectory(output);
        await using var turn = await SynthTurn.TakeAsync(output, stop);
        foreach (var template in Templates(output))
        {
            File.Delete(template);
        }

        using var log = new ProcessLog(Path.Combine(logs, "synth.log"));
        var app = await Terminal.StepAsync("Building the CDK app", () => BuildAppAsync(log, stop));
        await Terminal.WriteLineAsync("Synthesizing the deployment; functions that changed are published, which takes minutes");
        var environment = new Dictionary<string, string>(Programs.Environment)
        {
            ["CDK_OUTDIR"] = output,
            ["CDK_CONTEXT_JSON"] = Context(),
        };
        if (await Programs.RunAsync(Programs.Dotnet, [app], environment, log, stop) != 0)
        {
            throw new SandboxStartException($"The deployment cannot be synthesized ({log.Path}):\n{WithoutStack(log.Text)}");
        }

        return new(output);
    }

    /// <summary>Builds the CDK app, which only the native executables need.</summary>
    /// <returns>Path of its assembly.</returns>
    private static async Task<string> BuildAppAsync(ProcessLog log, CancellationToken stop)
    {
        var project = Path.Combine(Repository.Root, "infra");
        return await Programs.RunAsync(Programs.Dotnet, ["build", project, "--nologo", "-v", "quiet", "-c", Repository.Configuration], log, stop) == 0
            ? Path.Combine(project, "bin", Repository.Configuration, "net10.0", "Guance.Serverless.Infra.dll")
            : throw new SandboxStartException($"The CDK app cannot be built ({log.Path}):\n{log.Tail}");
    }

    /// <summary>The executable in a function's asset.</summary>
    /// <param name="function">Name of the function; its name on AWS ends in it.</param>
    public string Bootstrap(string function)
    {
        var asset = resources.Single(resource => IsFunction(resource, function))["Metadata"]!["aws:asset:path"]!.GetValue<string>();
        return Path.Combine(output, asset, "bootstrap");
    }

    private static bool IsFunction(JsonNode resource, string name) =>
        resource["Type"]!.GetValue<string>() == "AWS::Lambda::Function"
        && resource["Properties"]?["FunctionName"] is JsonValue value && value.TryGetValue<string>(out var text)
        && text.EndsWith($"-{name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>What cdk.json says, and what the Sandbox wants of it: code, for this processor, whose folder the template tells.</summary>
    private static string Context()
    {
        var file = Path.Combine(Repository.Root, "cdk.json");
        var context = JsonNode.Parse(File.ReadAllText(file))!["context"]?.DeepClone().AsObject() ?? [];
        context["architecture"] = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x86_64";
        context["bundle"] = true;
        context["aws:cdk:enable-asset-metadata"] = true;
        return context.ToJsonString();
    }

    private static string[] Templates(string folder) => Directory.GetFiles(folder, "*.template.json");

    private static string WithoutStack(string log) =>
        string.Join('\n', log.Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal)).TakeLast(30)).Trim();
}
