using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Bundling;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Messaging;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra.Functions;

/// <summary>A Lambda function that is a native executable, its role, its log group, and the alias through which it is called.</summary>
internal sealed class NativeFunction : Construct
{
    public const string LiveAliasName = "live";

    /// <param name="scope">The parent construct.</param>
    /// <param name="settings">Settings of the deployment.</param>
    /// <param name="names">Names of its resources.</param>
    /// <param name="props">How this function differs from the others.</param>
    /// <param name="dimensions">The layer with the file of dimensions; null when no product has any.</param>
    public NativeFunction(Construct scope, DeploymentSettings settings, ResourceNames names, NativeFunctionProps props, ILayerVersion? dimensions)
        : base(scope, props.Settings.Name)
    {
        Props = props;
        FunctionName = names.Function(props.Settings);
        var logs = LogGroups.Create(this, "Logs", names.LogGroup(props.Settings), settings.Retention);
        var architecture = settings.Architecture == "arm64" ? Architecture.ARM_64 : Architecture.X86_64;
        Function = new Function(this, "Function", new FunctionProps
        {
            FunctionName = FunctionName,
            Description = props.Description,
            Runtime = Runtime.PROVIDED_AL2023,
            Handler = props.Settings.Name,
            Architecture = architecture,
            Code = FunctionCode.Create(props.Settings.Project, architecture, settings),
            Timeout = Duration.Seconds(props.Settings.Timeout.TotalSeconds),
            MemorySize = props.Settings.MemoryMegabytes,
            Layers = dimensions is null ? null : [dimensions],
            Environment = props.Variables.ToDictionary(),
            Role = CreateRole(settings, names, props, logs).WithoutPolicyUpdates(),
            LogGroup = logs,
            ReservedConcurrentExecutions = props.ReservedConcurrency,
            Tracing = settings.Target.IsChina ? null : Tracing.ACTIVE,
            CurrentVersionOptions = new VersionOptions { RemovalPolicy = settings.Retention.DataRemovalPolicy },
            RecursiveLoop = !settings.Target.DetectsRecursiveLoops ? null
                : props.Settings.AllowsRecursiveLoop ? RecursiveLoop.ALLOW
                : RecursiveLoop.TERMINATE,
        });

        // The function refers to the role's ARN, so CloudFormation creates the role first anyway.
        ((CfnFunction)Function.Node.DefaultChild!).AddDeletionOverride("DependsOn");
        LiveAlias = new Alias(this, "Live", new AliasProps { AliasName = LiveAliasName, Version = Function.CurrentVersion });
        if (props.EventSource is { } eventSource)
        {
            LiveAlias.AddEventSourceMapping("Queue", new EventSourceMappingOptions
            {
                EventSourceArn = eventSource.Queue.QueueArn,
                BatchSize = QueueSettings.BatchSize,
                MaxConcurrency = props.MaxConcurrency,
                ReportBatchItemFailures = true,
            });
        }
    }

    public NativeFunctionProps Props { get; }

    /// <summary>Name of the function on AWS.</summary>
    public string FunctionName { get; }

    /// <summary>Number of the version that this deployment publishes.</summary>
    public string Version => Function.CurrentVersion.Version;

    public Function Function { get; }

    /// <summary>The alias that every caller uses; deployments shift it from one version to the next.</summary>
    public Alias LiveAlias { get; }

    // These actions support no resource-level permissions. Source: Service Authorization Reference, AWS X-Ray.
    private static PolicyStatement AllowTracing() =>
        new(new PolicyStatementProps { Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resources = ["*"] });

    private Role CreateRole(DeploymentSettings settings, ResourceNames names, NativeFunctionProps props, LogGroup logs)
    {
        PolicyStatement[] statements =
        [
            .. props.Permissions,
            .. props.EventSource is { } eventSource ? [eventSource.AllowReceive] : Array.Empty<PolicyStatement>(),
            new(new PolicyStatementProps { Actions = ["logs:CreateLogStream", "logs:PutLogEvents"], Resources = [logs.LogGroupArn] }),
            // Lambda in China has no tracing. Source: Getting Started with Amazon Web Services in China, "Amazon Lambda".
            .. settings.Target.IsChina ? [] : new[] { AllowTracing() },
        ];
        var role = new Role(this, "Role", new RoleProps
        {
            RoleName = names.Role(props.Settings),
            Description = props.Description,
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["calls"] = new(new PolicyDocumentProps { Statements = statements }),
            },
        });
        if (statements.Any(statement => statement.Resources.Contains("*")))
        {
            NagSuppressions.Add(role, "AwsSolutions-IAM5", "Traces, and AWS Marketplace's metering, have no resources: AWS allows nothing but *");
        }

        return role;
    }
}

/// <summary>How one function differs from the others.</summary>
internal sealed record NativeFunctionProps
{
    public required FunctionSettings Settings { get; init; }

    public required string Description { get; init; }

    /// <summary>Environment variables; the README's section "Settings" explains each.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The AWS calls that the function's own code makes.</summary>
    public required IReadOnlyList<PolicyStatement> Permissions { get; init; }

    /// <summary>Null for a function that answers HTTP requests, or that a schedule starts.</summary>
    public EventSourceQueue? EventSource { get; init; }

    /// <summary>How many batches of the event source are handled at the same time, at most.</summary>
    public int MaxConcurrency { get; init; } = QueueSettings.MaxConcurrency;

    /// <summary>Reserved concurrency: kept free for this function, and also its maximum; null to reserve nothing.</summary>
    public int? ReservedConcurrency { get; init; }
}
