using System.Text.RegularExpressions;

namespace Guance.Serverless.Infra.Settings;

/// <summary>Regular expressions that the values of settings must match. Sources: AWS's naming rules for Regions, accounts, and ARNs of SNS and ACM.</summary>
internal static partial class SettingPatterns
{
    /// <summary>Short enough for the longest name that contains it: a role name may have 64 characters.</summary>
    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$")]
    public static partial Regex DeploymentName { get; }

    [GeneratedRegex("^(x86_64|arm64)$")]
    public static partial Regex Architecture { get; }

    /// <summary>Regions of the partitions aws and aws-cn.</summary>
    [GeneratedRegex("^(?!us-gov-|us-iso|eu-iso)[a-z]{2}-[a-z]+-[0-9]$")]
    public static partial Regex Region { get; }

    [GeneratedRegex("^[0-9]{12}$")]
    public static partial Regex Account { get; }

    [GeneratedRegex("^[a-z0-9]{10,40}$")]
    public static partial Regex ProductCode { get; }

    [GeneratedRegex("^(Licence|Customer)$")]
    public static partial Regex Identity { get; }

    [GeneratedRegex("^(PayAsYouGo|Contract)$")]
    public static partial Regex Pricing { get; }

    /// <summary>Source: AWS Marketplace Metering API Reference, "UsageRecord". Spaces and control characters are allowed there, and a mistake.</summary>
    [GeneratedRegex(@"^[^\s\p{C}]{1,255}$")]
    public static partial Regex DimensionKey { get; }

    [GeneratedRegex(@"^[0-9]{1,9}(\.[0-9]{1,12})?$")]
    public static partial Regex Price { get; }

    [GeneratedRegex("^[A-Z]{3}$")]
    public static partial Regex Currency { get; }

    [GeneratedRegex("^arn:(aws|aws-cn):sns:(?<region>[a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]+$")]
    public static partial Regex TopicArn { get; }

    /// <summary>An AWS account, or a role.</summary>
    [GeneratedRegex(@"^(?<account>[0-9]{12}|arn:(?<partition>aws|aws-cn):iam::(?<owner>[0-9]{12}):role/[A-Za-z0-9+=,.@_/-]+)$")]
    public static partial Regex Producer { get; }

    [GeneratedRegex("^arn:(aws|aws-cn):acm:(?<region>[a-z0-9-]+):[0-9]{12}:certificate/[A-Za-z0-9-]+$")]
    public static partial Regex CertificateArn { get; }

    [GeneratedRegex("^[A-Za-z0-9_.-]{3,255}$")]
    public static partial Regex TableName { get; }

    [GeneratedRegex("^arn:(aws|aws-cn):dynamodb:(?<region>[a-z0-9-]+):[0-9]{12}:table/(?<table>[A-Za-z0-9_.-]+)/stream/[0-9T:.-]+$")]
    public static partial Regex StreamArn { get; }

    [GeneratedRegex("^[1-9][0-9]{0,5}$")]
    public static partial Regex RestoreCount { get; }

    [GeneratedRegex("^/[A-Za-z0-9_./-]+$")]
    public static partial Regex ParameterName { get; }

    [GeneratedRegex("^(create|existing)$")]
    public static partial Regex MailIdentity { get; }

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
    public static partial Regex HostName { get; }

    [GeneratedRegex("^Z[A-Z0-9]+$")]
    public static partial Regex HostedZoneId { get; }

    [GeneratedRegex("^([0-9]+\\.)?[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$")]
    public static partial Regex Duration { get; }

    /// <summary>What every AWS service accepts as the value of a tag. Source: Tagging AWS Resources User Guide, "Tag naming limits and requirements".</summary>
    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$")]
    public static partial Regex TagValue { get; }

    /// <summary>What IAM allows as an external id.</summary>
    [GeneratedRegex("^[A-Za-z0-9+=,.@:/_-]{2,1224}$")]
    public static partial Regex ExternalId { get; }
}
