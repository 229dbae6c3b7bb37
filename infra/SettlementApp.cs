using Amazon.CDK;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra;

/// <summary>The CDK app with its stacks.</summary>
public static class SettlementApp
{
    /// <param name="context">Settings of a caller that does not use cdk.json.</param>
    /// <param name="outputFolder">The folder for the templates; null for the one that the CDK's command line has chosen.</param>
    /// <exception cref="SettingException">A setting is missing or invalid.</exception>
    public static App Create(IReadOnlyDictionary<string, object>? context = null, string? outputFolder = null)
    {
        var app = new App(new AppProps
        {
            AnalyticsReporting = false,
            Outdir = outputFolder,
            Context = (context ?? new Dictionary<string, object>()).Concat(FeatureFlags).ToDictionary(),
        });
        var settings = DeploymentSettings.Read(app.Node);
        var names = new ResourceNames(settings.Name, settings.Target.Region);
        var settlement = new SettlementStack(app, settings, names);
        var events = new MarketplaceEventsStack(app, settings, names);
        events.AddDependency(settlement);
        if (settings.Backup is { } backup)
        {
            settlement.AddDependency(new BackupCopyStack(app, settings, backup, names));
        }

        settings.Tags.AddTo(app, names.Stack("settlement"), settings.Target);
        DeploymentWarnings.Add(settlement, settings);
        return app;
    }

    /// <summary>Feature flags of the CDK that new projects have by default.</summary>
    private static Dictionary<string, object> FeatureFlags { get; } = new()
    {
        ["@aws-cdk/core:target-partitions"] = (string[])["aws", "aws-cn"],
        ["@aws-cdk/aws-iam:minimizePolicies"] = true,
        ["@aws-cdk/aws-lambda:recognizeVersionProps"] = true,
        ["@aws-cdk/aws-lambda:recognizeLayerVersion"] = true,
        ["@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup"] = true,
    };
}
