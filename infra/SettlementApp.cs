using Amazon.CDK;
using Guance.Serverless.Infra.Settings;

namespace Guance.Serverless.Infra;

/// <summary>The CDK app: the settlement, and what has to be where AWS Marketplace is.</summary>
public static class SettlementApp
{
    /// <param name="context">Settings, for who does not come from cdk.json.</param>
    /// <param name="outputFolder">Where the templates go; null for where the CDK's command line wants them.</param>
    /// <exception cref="SettingException">A setting is missing or unusable.</exception>
    public static App Create(IReadOnlyDictionary<string, object>? context = null, string? outputFolder = null)
    {
        var app = new App(new AppProps
        {
            AnalyticsReporting = false,
            Outdir = outputFolder,
            Context = (context ?? new Dictionary<string, object>()).Concat(Behaviour).ToDictionary(),
        });
        var settings = DeploymentSettings.Read(app.Node);
        var names = new Names(settings.Name, settings.Place.Region);
        var settlement = new SettlementStack(app, settings, names);
        var events = new MarketplaceEventsStack(app, settings, names);
        events.AddDependency(settlement);
        if (settings.Backup is { } backup)
        {
            settlement.AddDependency(new BackupsStack(app, settings, backup, names));
        }

        settings.Labels.Tag(app, names.Stack("settlement"), settings.Place);
        Examples.Warn(settlement, settings);
        settings.Protection.WarnWithout(settlement);
        return app;
    }

    /// <summary>What newer versions of the CDK do by default.</summary>
    private static Dictionary<string, object> Behaviour { get; } = new()
    {
        ["@aws-cdk/core:target-partitions"] = (string[])["aws", "aws-cn"],
        ["@aws-cdk/aws-iam:minimizePolicies"] = true,
        ["@aws-cdk/aws-lambda:recognizeVersionProps"] = true,
        ["@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup"] = true,
    };
}
