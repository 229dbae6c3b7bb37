using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Guance.Serverless.Contracts;
using Guance.Serverless.Infra.Conventions;
using Guance.Serverless.Infra.Mail;
using Guance.Serverless.Infra.Outbox;
using Guance.Serverless.Infra.Web;

namespace Guance.Serverless.Infra.Monitoring;

/// <summary>The CloudWatch metrics that alarms and dashboard read, with their dimensions.</summary>
internal static class Metrics
{
    /// <summary>A metric that a function writes itself, in the log lines of functions/Hosting/Metrics.</summary>
    public static Metric OfFunction(ResourceNames names, FunctionSettings function, string name, string statistic) => Create(
        MetricNames.Namespace, name, statistic, new() { [MetricNames.Function] = names.Function(function) });

    /// <summary>A metric of the whole API. Source: API Gateway Developer Guide, "Monitor CloudWatch metrics for HTTP APIs".</summary>
    public static Metric OfApi(PublicApi api, string name, string statistic) => Create(
        "AWS/ApiGateway", name, statistic, new() { ["ApiId"] = api.ApiId, ["Stage"] = ApiStage.Name });

    /// <summary>A metric of the landing page's route alone.</summary>
    public static Metric OfLandingPage(PublicApi api, string name, string statistic) => Create(
        "AWS/ApiGateway", name, statistic, new() { ["Method"] = "POST", ["Resource"] = PublicPaths.Landing, ["ApiId"] = api.ApiId, ["Stage"] = ApiStage.Name });

    /// <summary>Requests that were answered with 429, as the stage counts them.</summary>
    public static Metric OfThrottledRequests(PublicApi api) => Create(
        MetricNames.Namespace, ApiStage.ThrottledRequestsMetric, "Sum", new() { ["ApiId"] = api.ApiId });

    /// <summary>Source: EventBridge User Guide, "Logging and monitoring Amazon EventBridge Pipes".</summary>
    public static Metric OfPipe(OutboxPipe pipe, string name) => Create("AWS/EventBridge/Pipes", name, "Sum", new() { ["PipeName"] = pipe.Name });

    /// <summary>Source: DynamoDB Developer Guide, "DynamoDB metrics and dimensions".</summary>
    public static Metric OfTable(ITable table, string name) => Create("AWS/DynamoDB", name, "Sum", new() { ["TableName"] = table.TableName });

    public static Metric OfMails(MailSender mail, string name, string statistic) =>
        Create("AWS/SES", name, statistic, new() { ["ses:configuration-set"] = mail.ConfigurationSetName })
            .With(new MetricOptions { Period = Duration.Hours(1) });

    private static Metric Create(string metricNamespace, string name, string statistic, Dictionary<string, string> dimensions) => new(new MetricProps
    {
        Namespace = metricNamespace,
        MetricName = name,
        Statistic = statistic,
        Period = Duration.Minutes(5),
        DimensionsMap = dimensions,
    });
}
