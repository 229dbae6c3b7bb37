using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Infra.Storage;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Functions;

/// <summary>A function as a native executable, and <see cref="Live"/>, the version of it that is used.</summary>
internal sealed class NativeFunction : Construct
{
    /// <summary>Name of the alias that everything calls.</summary>
    public const string LiveName = "live";

    public NativeFunction(Construct scope, DeploymentSettings settings, Names names, FunctionPlan plan)
        : base(scope, plan.Settings.Name)
    {
        Plan = plan;
        Name = names.Function(plan.Settings);
        var logs = LogGroups.Create(this, "Logs", names.LogGroup(plan.Settings), settings.Protection);
        var architecture = settings.Architecture == "arm64" ? Architecture.ARM_64 : Architecture.X86_64;
        Function = new Function(this, "Function", new FunctionProps
        {
            FunctionName = Name,
            Description = plan.Description,
            Runtime = Runtime.PROVIDED_AL2023,
            Handler = "bootstrap",
            Architecture = architecture,
            Code = FunctionCode.Of(plan.Settings.Name, architecture, settings.Bundle),
            Timeout = Duration.Seconds(plan.Settings.Timeout.TotalSeconds),
            MemorySize = plan.Settings.MemoryMegabytes,
            Environment = plan.Variables.ToDictionary(),
            Role = RoleFor(settings, names, plan, logs).WithoutPolicyUpdates(),
            LogGroup = logs,
            ReservedConcurrentExecutions = plan.Reserved,
            Tracing = settings.Place.IsChina ? null : Tracing.ACTIVE,
            CurrentVersionOptions = new VersionOptions { RemovalPolicy = settings.Protection.OfData },
            RecursiveLoop = !settings.Place.DetectsRecursiveLoops ? null
                : plan.Settings.AllowsRecursiveLoop ? RecursiveLoop.ALLOW
                : RecursiveLoop.TERMINATE,
        });

        // The role's ARN, which the function takes, is dependency enough.
        ((CfnFunction)Function.Node.DefaultChild!).AddDeletionOverride("DependsOn");
        Live = new Alias(this, "Live", new AliasProps { AliasName = LiveName, Version = Function.CurrentVersion });
        if (plan.Queue is { } queue)
        {
            Live.AddEventSourceMapping("Queue", new EventSourceMappingOptions
            {
                EventSourceArn = queue.Queue.QueueArn,
                BatchSize = QueueSettings.BatchSize,
                MaxConcurrency = plan.MaxConcurrency,
                ReportBatchItemFailures = true,
            });
        }
    }

    public FunctionPlan Plan { get; }

    /// <summary>Name of the function on AWS.</summary>
    public string Name { get; }

    /// <summary>Number of the version that is deployed.</summary>
    public string Version => Function.CurrentVersion.Version;

    public Function Function { get; }

    public Alias Live { get; }

    // Lambda in China has no tracing: Getting Started with Amazon Web Services in China, "Amazon Lambda".
    // Traces belong to no resource: AWS allows nothing but *. Source: Service Authorization Reference, AWS X-Ray.
    private static PolicyStatement Trace() =>
        new(new PolicyStatementProps { Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resources = ["*"] });

    private Role RoleFor(DeploymentSettings settings, Names names, FunctionPlan plan, LogGroup logs)
    {
        PolicyStatement[] all =
        [
            .. plan.Permissions,
            .. plan.Queue is { } queue ? [queue.Feed] : Array.Empty<PolicyStatement>(),
            new(new PolicyStatementProps { Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [logs.LogGroupArn] }),
            .. settings.Place.IsChina ? [] : new[] { Trace() },
        ];
        var role = new Role(this, "Role", new RoleProps
        {
            RoleName = names.Role(plan.Settings),
            Description = plan.Description,
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["calls"] = new(new PolicyDocumentProps { Statements = all }),
            },
        });
        if (all.Any(statement => statement.Resources.Contains("*")))
        {
            Acknowledged.Finding(role, "AwsSolutions-IAM5", "Traces, and AWS Marketplace's metering, have no resources: AWS allows nothing but *");
        }

        return role;
    }
}
