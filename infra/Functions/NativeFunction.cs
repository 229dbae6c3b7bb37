using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Settings;
using Guance.Serverless.Settlement.Deployment;

namespace Guance.Serverless.Infra.Functions;

/// <summary>A function as a native executable, and <see cref="Live"/>, the version of it that is used.</summary>
internal sealed class NativeFunction : Construct
{
    public NativeFunction(Construct scope, DeploymentSettings settings, Names names, FunctionPlan plan)
        : base(scope, plan.Settings.Name)
    {
        Plan = plan;
        var logs = new LogGroup(this, "Logs", new LogGroupProps
        {
            LogGroupName = names.LogGroup(plan.Settings),
            Retention = RetentionDays.THREE_MONTHS,
            RemovalPolicy = RemovalPolicy.RETAIN,
        });
        var architecture = settings.Architecture == "arm64" ? Architecture.ARM_64 : Architecture.X86_64;
        Function = new Function(this, "Function", new FunctionProps
        {
            FunctionName = names.Function(plan.Settings),
            Description = plan.Description,
            Runtime = Runtime.PROVIDED_AL2023,
            Handler = "bootstrap",
            Architecture = architecture,
            Code = FunctionCode.Of(plan.Settings.Name, architecture, settings.Bundle),
            Timeout = Duration.Seconds(plan.Settings.Timeout.TotalSeconds),
            MemorySize = plan.Settings.MemoryMegabytes,
            Environment = plan.Variables.ToDictionary(),
            Role = RoleFor(names, plan, logs).WithoutPolicyUpdates(),
            LogGroup = logs,
            Tracing = Tracing.ACTIVE,
            RecursiveLoop = plan.Settings.AllowsRecursiveLoop ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
            CurrentVersionOptions = new VersionOptions { RemovalPolicy = RemovalPolicy.RETAIN },
        });

        // The role's ARN, which the function takes, is dependency enough.
        ((CfnFunction)Function.Node.DefaultChild!).AddDeletionOverride("DependsOn");
        Live = new Alias(this, "Live", new AliasProps { AliasName = "live", Version = Function.CurrentVersion });
        if (plan.Queue is { } queue)
        {
            Live.AddEventSourceMapping("Queue", new EventSourceMappingOptions
            {
                EventSourceArn = queue.Queue.QueueArn,
                BatchSize = QueueSettings.BatchSize,
                MaxConcurrency = QueueSettings.MaxConcurrency,
                ReportBatchItemFailures = true,
            });
        }
    }

    public FunctionPlan Plan { get; }

    public Function Function { get; }

    public Alias Live { get; }

    private Role RoleFor(Names names, FunctionPlan plan, LogGroup logs)
    {
        IEnumerable<PolicyStatement> all =
        [
            .. plan.Permissions,
            .. plan.Queue is { } queue ? [queue.Feed] : Array.Empty<PolicyStatement>(),
            new(new PolicyStatementProps { Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [logs.LogGroupArn] }),
            // Traces belong to no resource: AWS allows nothing but *. Source: Service Authorization Reference, AWS X-Ray.
            new(new PolicyStatementProps { Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resources = ["*"] }),
        ];
        var role = new Role(this, "Role", new RoleProps
        {
            RoleName = names.Role(plan.Settings),
            Description = plan.Description,
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["calls"] = new(new PolicyDocumentProps { Statements = [.. all] }),
            },
        });
        Acknowledged.Finding(role, "AwsSolutions-IAM5", "Streams of the function's own log group; traces, and AWS Marketplace's metering, have no resources");
        return role;
    }
}
